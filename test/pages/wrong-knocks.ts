import type { PageForm } from './page-forms.js'
import type { Visitor } from './walked-program.js'

/** What one knock sends. */
export interface Knock {
  what: string
  path: string
  fields?: [string, string][]
  files?: [field: string, name: string, bytes: string][]
  /** As it is, instead of the fields. */
  raw?: { body?: string; headers: Record<string, string> }
  csrf?: string | null
}

/** Ids that name nothing: past the table, past what a table can hold, and no numbers at all. */
const wrongIds = [
  '999999',
  '2147483648',
  '99999999999',
  '0',
  '-1',
  '1.5',
  'pigeon',
  '1%00',
  '%ED%A0%80',
  '%E0%A4%A',
]
/** What addresses of ours may ask for, and whatever else somebody writes there. */
const queryNames = [
  'q',
  'page',
  'lines',
  'line',
  'before',
  'state',
  'outcome',
  'reason',
  'since',
  'groups',
  'inn',
]
const moreNames = ['to', 'by', 'version', 'standalone', 'stale', 'scanned']
const wrongValues = [
  'pigeon',
  '-1',
  '0',
  '1.5',
  '2147483648',
  '99999999999',
  '1e999',
  '%00',
  '%ED%A0%80',
  '%E0%A4%A',
]

/** The same address with each of its parts wrong, one at a time; none where it has no parts. */
export function wrongPaths(path: string): string[] {
  const parts = path.match(/:\w+/g) ?? []
  return parts.flatMap((part) =>
    wrongIds.map((id) =>
      path
        .replace(part, id)
        .replace(':group', 'milk')
        .replace(':case', 'not-introduced')
        .replace(':inn', '0069003184')
        .replace(':channel', 'cdn')
        .replace(/:\w+/g, '1'),
    ),
  )
}

/** All of it for one visitor, some for the others. */
export function wrongQueries(isWhole: boolean): string[] {
  const names = [...queryNames, ...moreNames]
  const everywhere = wrongValues.map((value) => names.map((name) => `${name}=${value}`).join('&'))
  const twice = names.map((name) => `${name}=1&${name}=2`).join('&')
  const long = `q=${'x'.repeat(5000)}`
  return isWhole ? [twice, long, ...everywhere] : [twice]
}

export const plainFile: [string, string, string] = ['document', 'codes.txt', '0104600000041711215abcde\n']

export function bodyOf(
  fields: readonly (readonly [string, string])[],
  files?: Knock['files'],
): Blob | FormData {
  // By hand: a lone surrogate is bytes that no encoder writes.
  if (!files)
    return new Blob([fields.map(([name, value]) => `${name}=${encoded(value)}`).join('&')], {
      type: 'application/x-www-form-urlencoded',
    })
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  for (const [field, name, bytes] of files) form.append(field, new Blob([bytes]), name)
  return form
}

const surrogate = '\ud800'
const encoded = (value: string): string => value.split(surrogate).map(encodeURIComponent).join('%ED%A0%80')

type WrongForm = Knock & { expected: number[] }

/** Every fault of a form, one at a time. */
export function wrongForms(
  form: PageForm,
  path: string,
  valid: [string, string][],
  { csrf }: Visitor,
): WrongForm[] {
  const refused = [form.refusal ?? 422]
  const faults = Object.entries(form.fields).flatMap(([name, field]): WrongForm[] => {
    const others = valid.filter(([other]) => other !== name)
    const put = (what: string, values: string[], expected: number[]): WrongForm => ({
      what: `${name} ${what}`,
      path,
      fields: [...others, ...values.map((value) => [name, value] as [string, string])],
      files: form.takesFiles ? [] : undefined,
      expected,
    })
    const ofField = field.isLenient ? [200, 303, 422] : field.refusal ? [field.refusal] : refused
    return [
      put('has a NUL', [`${field.valid || 'a'}\u0000`], [400]),
      ...(field.isLenient && form.mayBeEmpty && !isQuestion(path)
        ? []
        : [
            put('is too long', ['x'.repeat(field.tooLong ?? 5000)], ofField),
            put('comes twice', [field.valid, field.valid], ofField),
          ]),
      ...(field.wrong ?? []).map((value) => put(`is ${JSON.stringify(value)}`, [value], ofField)),
    ]
  })
  return [...faults, ...bareForms(form, path, csrf, refused), ...fileFaults(form, path)]
}

const isQuestion = (path: string) => path === '/codes'

/** Nothing filled in; no form at all, with the token in the header as a program sends it. */
function bareForms(form: PageForm, path: string, csrf: string, refused: number[]): WrongForm[] {
  const raw = (what: string, headers: Record<string, string>, body?: string): WrongForm => ({
    what,
    path,
    raw: { headers: { 'x-csrf-token': csrf, ...headers }, body },
    expected: [...refused, 400, 415, 422],
  })
  if (form.mayBeEmpty) return []
  return [
    { what: 'is empty', path, expected: refused },
    raw('has no body', {}),
    raw('is JSON', { 'content-type': 'application/json' }, '{"name":{}}'),
    raw('is of no kind', { 'content-type': 'pigeon' }, 'a=1'),
  ]
}

function fileFaults(form: PageForm, path: string): WrongForm[] {
  if (!form.takesFiles) return []
  const named = (what: string, files: Knock['files'], expected: number[]): WrongForm => ({
    what,
    path,
    files,
    expected,
  })
  const png = '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'
  return [
    named('no file', [], [422]),
    named('an empty file', [['document', 'a.xml', '']], [422]),
    named('a picture', [['document', 'a.png', png]], [422]),
    named('a broken document', [['document', 'a.xml', '<?xml version="1.0"?><Файл><']], [422]),
    named('a file of NULs', [['document', 'a.txt', '\u0000'.repeat(500)]], [422]),
    named('a list with a NUL', [['document', 'a.txt', 'a\u0000b\n0104600000041711215ab\u0000de']], [422]),
    named('another field', [['pigeon', 'a.txt', 'a']], [422]),
    named(
      'too many files',
      Array.from({ length: 21 }, () => ['document', 'a.txt', 'a'] as [string, string, string]),
      [400, 413, 422],
    ),
    named('too large a file', [['document', 'a.txt', 'x'.repeat(1_100_000)]], [413]),
    named('a strange name', [['document', '../../\ud800".xml', '<']], [422]),
    {
      what: 'a form without an end',
      path,
      raw: { headers: { 'content-type': 'multipart/form-data; boundary=a' }, body: '--a\r\nContent-' },
      expected: [400, 403],
    },
    {
      what: 'a form without a boundary',
      path,
      raw: { headers: { 'content-type': 'multipart/form-data' }, body: 'a' },
      expected: [400, 403],
    },
  ]
}
