import iconv from 'iconv-lite'

/** What the stand-in's validator reads of a document. */
export interface ReadUpd {
  supplierInn: string | null
  /** Top codes only, as they are written: units, packs, transport packs. */
  codes: string[]
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const unescaped = (text: string) =>
  text
    .replace(/&(?:#(\d+)|(lt|gt|amp|quot|apos));/g, (_, number?: string, name?: string) =>
      number === undefined ? entities[name!]! : String.fromCodePoint(Number(number)),
    )
    .trim()

const codeAt = /<(?:КИЗ|НомУпак)>([^<]*)<\/|\sИдентТрансУпак="([^"]*)"/g

/** Reads УПД from base64; null where it is no XML in windows-1251 that says so. A stand-in need not read more of XML. */
export function readUpdCodes(content: string): ReadUpd | null {
  const bytes = Buffer.from(content, 'base64')
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']windows-1251["']/i.test(bytes.toString('latin1', 0, 200))
  const text = declared ? iconv.decode(bytes, 'windows-1251') : ''
  if (!/<Файл[\s>]/.test(text) || !/<\/Файл>\s*$/.test(text)) return null
  const supplier = /<СвПрод>[\s\S]*?<\/СвПрод>/.exec(text)?.[0] ?? ''
  const codes = [...text.matchAll(codeAt)].map(([, inside, attribute]) => unescaped(inside ?? attribute!))
  return { supplierInn: /\sИНН(?:ЮЛ|ФЛ)="(\d+)"/.exec(supplier)?.[1] ?? null, codes }
}
