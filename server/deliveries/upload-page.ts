import { say, sayIfKnown, type SentenceParams } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'

/** A named fault of a document with the line it stands in. */
export interface DocumentFault {
  key: string
  line: number | null
  params?: SentenceParams
}

/** What became of one document that was sent. */
export type Sent = { fileName: string | null } & (
  { kind: 'made' | 'same' | 'changed'; deliveryId: number } | { kind: 'refused'; faults: DocumentFault[] }
)

export interface UploadRequest {
  /** Scanning was asked for: the field for it comes first. */
  scan: boolean
  purpose: 'receipt' | 'audit'
  /** The legal entity that was chosen. */
  ownInn: string | null
  /** Codes that were sent, to be kept when they were refused. */
  codes: string
  sent: Sent[]
  /** Nothing was chosen at all. */
  nothing: boolean
}

export const emptyUpload: UploadRequest = {
  scan: false,
  purpose: 'receipt',
  ownInn: null,
  codes: '',
  sent: [],
  nothing: false,
}

/** Faults shown of one document; a document wrong in every line says so once. */
const faultsShown = 20

/** The page where a document is given in or a list is scanned. */
export function uploadPage(request: UploadRequest, ownInns: readonly string[], viewer: Viewer) {
  const { lang } = viewer
  return {
    title: say(lang, 'upload.title'),
    scan: request.scan,
    purposes: (['receipt', 'audit'] as const).map((purpose) => ({
      value: purpose,
      word: say(lang, `upload.purpose.${purpose}`),
      hint: say(lang, `upload.purpose.${purpose}.hint`),
      checked: request.purpose === purpose,
    })),
    entities: ownInns.length > 1 ? entityChoices(request, ownInns, viewer) : null,
    codes: request.codes,
    nothing: request.nothing,
    // The script of the field says these; it knows no language itself.
    words: {
      repeat: say(lang, 'scan-field.repeat', { code: '%code%' }),
      kept: say(lang, 'scan-field.kept'),
      counted: say(lang, 'scan-field.counted', { count: '%count%' }),
    },
    faulty: request.sent.filter((one) => one.kind === 'refused').map((one) => faultyDocument(one, viewer)),
    known: request.sent.filter((one) => one.kind !== 'refused').map((one) => knownDocument(one, viewer)),
  }
}

/** The one that is asked for where nobody is named is meant by no choice. */
const entityChoices = ({ ownInn }: UploadRequest, ownInns: readonly string[], { lang }: Viewer) =>
  ownInns.map((inn, at) => ({
    value: at === 0 ? '' : inn,
    word: say(lang, at === 0 ? 'upload.entity.usual' : 'upload.entity.one', { inn }),
    chosen: inn === ownInn,
  }))

function faultyDocument({ fileName, faults }: Extract<Sent, { kind: 'refused' }>, { lang }: Viewer) {
  const name = fileName ?? say(lang, 'upload.scanned')
  const rest = faults.length - faultsShown
  return {
    title: say(lang, 'upload.faulty', { name, count: faults.length }),
    faults: faults.slice(0, faultsShown).map(({ key, line, params }) => ({
      line: line === null ? '' : say(lang, 'upload.line', { line }),
      text: sayIfKnown(lang, `document.${key}`, params),
      next: sayIfKnown(lang, `document.${key}.next`, params),
    })),
    more: rest > 0 ? say(lang, 'upload.more-faults', { count: rest }) : '',
  }
}

function knownDocument(
  { kind, fileName, deliveryId }: Extract<Sent, { deliveryId: number }>,
  { lang }: Viewer,
) {
  const name = fileName ?? say(lang, 'upload.scanned')
  return {
    tone: kind === 'made' ? 'sell' : kind === 'same' ? 'note' : 'risk',
    icon: kind === 'made' ? 'sell' : kind === 'same' ? 'again' : 'risk',
    text: say(lang, `upload.${kind}`, { name }),
    href: `/deliveries/${deliveryId}`,
  }
}
