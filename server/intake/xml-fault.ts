import { DocumentRefused, type DocumentFault } from './document-refused.js'
import { DocumentRoot } from './document-root.js'
import type { IntakeLimits } from './intake-limits.js'
import { encodingOf } from './text-encoding.js'
import { readXml, type XmlVisitor } from './xml-reader.js'

/** What XML it is by its first block: null for УПД, whatever may be wrong with it further on. */
export async function faultOfXml(head: Buffer, limits: IntakeLimits): Promise<DocumentFault | null> {
  const visitor = new RootVisitor()
  try {
    await readXml(alone(head), encodingOf(head).label, visitor, limits)
  } catch (error) {
    if (!(error instanceof DocumentRefused)) throw error
    if (!visitor.root.upd) return error.faults[0]!
  }
  return visitor.root.upd ? null : { key: 'fns-other', line: 1 }
}

/** Looks at the first two levels, until the document has said what it is. */
class RootVisitor implements XmlVisitor {
  readonly root = new DocumentRoot()
  private depth = 0

  open(name: string, attributes: Record<string, string>, line: number): void {
    if (++this.depth <= 2 && !this.root.upd) this.root.open(this.depth, name, attributes, line)
  }

  close(): void {
    this.depth--
  }

  text(): void {}

  rest(): Promise<void> {
    return Promise.resolve()
  }
}

async function* alone(head: Buffer): AsyncGenerator<Buffer> {
  yield head
}
