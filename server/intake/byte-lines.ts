import { refuse } from './document-refused.js'

const [lf, cr] = [0x0a, 0x0d]
/** No code is longer; a longer «line» means that the file is no list. */
const longestLine = 2_000

/** Lines of bytes with their numbers from 1; LF, CRLF and CR each end one. Empty lines are counted, not given. */
export class ByteLines {
  private held: Buffer = Buffer.alloc(0)
  private row = 1
  private endedByCr = false;

  /** The lines that this block completes. */
  *push(block: Buffer): Generator<{ bytes: Buffer; row: number }> {
    let start = 0
    for (let at = 0; at < block.length; at++) {
      const byte = block[at]
      if (byte !== lf && byte !== cr) {
        this.endedByCr = false
        continue
      }
      if (byte === lf && this.endedByCr) start = at + 1
      else {
        yield* this.line(block.subarray(start, at))
        start = at + 1
      }
      this.endedByCr = byte === cr
    }
    this.held = Buffer.concat([this.held, block.subarray(start)])
    if (this.held.length > longestLine) refuse('line-too-long', this.row)
  }

  /** The last line, where no newline ends it. */
  *end(): Generator<{ bytes: Buffer; row: number }> {
    yield* this.line(Buffer.alloc(0))
  }

  private *line(last: Buffer): Generator<{ bytes: Buffer; row: number }> {
    const bytes = this.held.length > 0 ? Buffer.concat([this.held, last]) : last
    this.held = Buffer.alloc(0)
    if (bytes.length > longestLine) refuse('line-too-long', this.row)
    const row = this.row++
    if (bytes.length > 0) yield { bytes, row }
  }
}
