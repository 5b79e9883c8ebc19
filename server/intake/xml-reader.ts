import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { DocumentRefused, refuse } from './document-refused.js'
import type { IntakeLimits } from './intake-limits.js'

/** What a reader of one format does with the elements as they come. */
export interface XmlVisitor {
  open: (name: string, attributes: Record<string, string>, line: number) => void
  text: (text: string) => void
  close: (name: string, line: number) => void
  /** After each block: here the reader may hand over what it has and wait. */
  rest: () => Promise<void>
}

/** As text it fits into the young heap: fresh memory for a large string takes longer than to decode it. */
const pieceBytes = 32 * 1024

/** The character that separates the parts of a full code; XML 1.0 forbids it, hand-made files have it. */
const separator = '\x1d'

/**
 * Streams XML through saxes: strict, no DTD (so no entities but the five, no expansion, no outside files), limits on
 * depth, on the length of a value and of any one tag, comment or text. Whatever is wrong with the XML is DocumentRefused.
 */
export async function readXml(
  blocks: AsyncIterable<Buffer>,
  encoding: string,
  visitor: XmlVisitor,
  limits: IntakeLimits,
): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const feed = feederOf(visitor, limits)
  for await (const block of blocks) {
    for (let at = 0; at < block.length; at += pieceBytes)
      feed.write(decode(decoder, block.subarray(at, at + pieceBytes), feed.line))
    await visitor.rest()
  }
  feed.end(decoder)
}

function feederOf(visitor: XmlVisitor, limits: IntakeLimits) {
  const parser = new SaxesParser({ position: false })
  let [silent, ending, previous, latest] = [0, false, '', '']
  const watch = watchOf(parser, visitor, limits)
  parser.on('error', (error) => watch.fail(error, ending, previous.slice(-16) + latest))

  const write = (text: string) => {
    previous = latest
    latest = text
    const before = watch.events()
    guard(() => parser.write(text), parser)
    // Nothing was opened or closed for longer than any value may be: one tag, comment or text without an end.
    silent = watch.events() === before ? silent + text.length : 0
    if (silent > 2 * limits.maxValueLength) refuse('xml-value-too-long', parser.line)
  }
  return {
    line: () => parser.line,
    write(text: string) {
      const at = text.indexOf(separator)
      if (at >= 0) write(text.slice(0, at))
      if (at >= 0) refuse('xml-separator', parser.line)
      write(text)
    },
    /** The parser's last word: everything must be closed. */
    end(decoder: TextDecoder) {
      ending = true
      try {
        write(decoder.decode())
      } catch (error) {
        if (error instanceof DocumentRefused) throw error
        refuse('xml-cut', parser.line)
      }
      guard(() => parser.close(), parser)
    },
  }
}

/** Handlers that count depth and lengths before the visitor sees anything. */
function watchOf(parser: SaxesParser, visitor: XmlVisitor, limits: IntakeLimits) {
  let [depth, events] = [0, 0]
  parser.on('doctype', () => refuse('xml-doctype', parser.line))
  parser.on('opentag', ({ name, attributes }) => {
    events++
    if (++depth > limits.maxDepth) refuse('xml-too-deep', parser.line, { depth: limits.maxDepth })
    visitor.open(name, attributes, parser.line)
  })
  parser.on('closetag', ({ name }) => {
    events++
    depth--
    visitor.close(name, parser.line)
  })
  const text = (value: string) => {
    if (value.length > limits.maxValueLength) refuse('xml-value-too-long', parser.line)
    visitor.text(value)
  }
  // Not a loop in `opentag`: nearly all elements are codes and have no attributes.
  parser.on('attribute', ({ value }) => {
    if (value.length > limits.maxValueLength) refuse('xml-value-too-long', parser.line)
  })
  parser.on('text', text)
  parser.on('cdata', text)
  return {
    events: () => events,
    fail(error: Error, ending: boolean, latest: string): never {
      if (ending) refuse('xml-cut', parser.line)
      const isReference = error.message.includes('malformed character entity')
      if (isReference && /&#(?:0*29|x0*1d);/i.test(latest)) refuse('xml-separator', parser.line)
      refuse('xml-broken', parser.line)
    },
  }
}

/** saxes also throws plain errors of its own on some broken input; a TypeError would be a mistake of ours. */
function guard(work: () => void, parser: SaxesParser): void {
  try {
    work()
  } catch (error) {
    if (error instanceof DocumentRefused || error instanceof TypeError) throw error
    refuse('xml-broken', parser.line)
  }
}

function decode(decoder: TextDecoder, block: Buffer, line: () => number): string {
  try {
    return decoder.decode(block, { stream: true })
  } catch {
    const good = /^\ufffd*([^\ufffd]*)/.exec(new TextDecoder(decoder.encoding).decode(block))![1]!
    refuse('encoding-broken', line() + good.split(/\r\n?|\n/).length - 1)
  }
}
