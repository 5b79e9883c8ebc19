import { refuse } from './document-refused.js'
import { faultOfKnd, faultOfRoot } from './foreign-xml.js'
import { updVersions, type UpdNames } from './upd-names.js'

/** КНД of the seller's title of УПД. */
const sellerTitle = '1115131'

/** УПД as its first two elements tell it. */
export interface UpdRoot {
  version: string
  names: UpdNames
  /** Документ@Функция. */
  role: string
}

/** The root of an XML file and its children say what document it is. */
export class DocumentRoot {
  /** Null until the element is met that says that it is УПД. */
  upd: UpdRoot | null = null
  private name = ''
  private version: string | undefined

  /** Takes an element of depth 1 or 2, and refuses what is not УПД at once: nothing of it is to be read. */
  open(depth: number, name: string, attributes: Record<string, string>, line: number): void {
    if (depth === 1) this.openRoot(name, attributes, line)
    else if (this.name === 'eDIMessage' && name !== 'interchangeHeader') faultOfRoot(name, line)
    else if (attributes.КНД !== undefined) this.openDocument(attributes, line)
  }

  private openRoot(name: string, attributes: Record<string, string>, line: number): void {
    if (name !== 'Файл' && name !== 'eDIMessage') faultOfRoot(name, line)
    this.name = name
    this.version = attributes.ВерсФорм?.trim()
  }

  private openDocument(attributes: Record<string, string>, line: number): void {
    const knd = attributes.КНД!.trim()
    if (knd !== sellerTitle) faultOfKnd(knd, line)
    const version = this.version?.slice(0, 10) || '—'
    const names = updVersions.get(version)
    if (!names) refuse('upd-version', line, { version })
    this.upd = { version, names, role: attributes.Функция?.trim() ?? '' }
  }
}
