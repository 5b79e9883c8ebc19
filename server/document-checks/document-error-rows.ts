import { codeShort, type CodeShort } from '../deliveries/code-short.js'
import { documentErrorKind, documentMender, type DocumentError } from '../domain/document-errors.js'
import { formatCount, say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { codesShown, kindsShown, type DocumentCheckView } from './document-check-query.js'

/** One kind of what ЧЗ finds wrong: what it is, who does what, which codes. */
export interface DocumentErrorRow {
  id: string
  count: string
  long: boolean
  title: string
  number: string
  said: string
  next: string
  who: string
  codes: (CodeShort | { href: ''; head: string; rest: string })[]
  codesWord: string
  rest: string
}

/** More kinds would push away what the codes themselves say: they are opened by who wants to see them. */
const kindsOpen = 3

/** The kinds that are shown, and how many more there are. */
export function documentErrorRows(view: DocumentCheckView, viewer: Viewer) {
  const { lang } = viewer
  const kinds = view.groups.length
  const hidden = kinds - kindsShown
  return {
    errorsWord: say(lang, 'document-error.kinds', { count: kinds }),
    isOpen: kinds <= kindsOpen,
    errors: view.groups.slice(0, kindsShown).map((group) => rowOf(group, view, viewer)),
    moreErrors: hidden > 0 ? say(lang, 'document-error.more', { count: hidden }) : '',
  }
}

function rowOf(
  { code, errors }: DocumentCheckView['groups'][number],
  { codes }: DocumentCheckView,
  { lang }: Viewer,
): DocumentErrorRow {
  const kind = documentErrorKind(code)
  const named = errors.flatMap(({ cis }) => cis ?? [])
  const hidden = named.length - codesShown
  const description = errors.find((error) => error.description !== '')?.description ?? ''
  return {
    id: `document-error-${code || 'none'}`,
    count: formatCount(errors.length),
    long: errors.length > 999,
    title: say(lang, `document-error.${kind}`),
    number: code === '' ? '' : say(lang, 'document-error.number', { code }),
    said: description === '' ? '' : say(lang, 'document-check.said', { text: description }),
    next: say(lang, `document-error.${kind}.next`),
    who: say(lang, `document-error.who.${documentMender(kind)}`),
    codes: named.slice(0, codesShown).map((cis) => linkOf(cis, codes)),
    codesWord: named.length === 0 ? '' : say(lang, 'document-error.codes', { count: named.length }),
    rest: hidden > 0 ? say(lang, 'document-error.rest', { count: hidden }) : '',
  }
}

/** Errors may name what is no code of the delivery: that is shown as it is written. */
function linkOf(cis: NonNullable<DocumentError['cis']>, codes: DocumentCheckView['codes']) {
  const code = codes.get(cis)
  return code ? codeShort(code) : ({ href: '', head: '', rest: cis } as const)
}
