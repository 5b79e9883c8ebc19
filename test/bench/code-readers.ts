import { createRequire } from 'node:module'
import { parseCode } from '../../server/domain/codes/parse-code.js'
import type { Invented } from '../domain/codes/generator.js'

/** Something that reads codes: ours, or a library of the registry. */
export interface CodeReader {
  name: string
  /** What is timed: may throw, as the libraries do. */
  read(raw: string): unknown
  /** What `read` found, in one shape. */
  found(read: unknown): Found
}

/** Identifier → value; of a pack GTIN and serial stand under 01 and 21. */
export type Found = Record<string, string | null | undefined>

interface Element {
  ai: string
}
const byIdentifier = <E extends Element>(
  elements: readonly E[] | undefined,
  value: (element: E) => string,
): Found => Object.fromEntries((elements ?? []).map((element) => [element.ai, value(element)]))

// None of the three has types.
const require = createRequire(import.meta.url)
const bark = require('bark-js') as (raw: string) => unknown
const { parseBarcode } = require('gs1-barcode-parser-mod') as { parseBarcode(raw: string): unknown }
const { GS1 } = require('@point-of-sale/barcode-parser') as { GS1: { parse(scan: object): unknown } }

export const ours: CodeReader = {
  name: 'parseCode',
  read: parseCode,
  found(read) {
    const { gtin, serial, ai } = read as ReturnType<typeof parseCode>
    return { '01': gtin, '21': serial, ...ai }
  },
}

/** Raw values are compared: a library may show a weight as a number. */
export const libraries: CodeReader[] = [
  {
    name: '@point-of-sale/barcode-parser 1.0.4',
    read: (value) => GS1.parse({ value, fnc1: 1 }),
    found: (read) =>
      byIdentifier(
        (read as { elements: { ai: string; value: string }[] } | undefined)?.elements,
        ({ value }) => value,
      ),
  },
  {
    name: 'gs1-barcode-parser-mod 1.2.1',
    read: parseBarcode,
    found: (read) =>
      byIdentifier(
        (read as { parsedCodeItems: { ai: string; raw: string }[] }).parsedCodeItems,
        ({ raw }) => raw,
      ),
  },
  {
    name: 'bark-js 1.2.1',
    read: bark,
    found: (read) =>
      byIdentifier((read as { elements: { ai: string; raw: string }[] }).elements, ({ raw }) =>
        raw.replace('\u001d', ''),
      ),
  },
]

/** Every identifier with its exact value, and nothing else. */
export function readsRight(reader: CodeReader, raw: string, { gtin, serial, ai }: Invented): boolean {
  try {
    const found = Object.entries(reader.found(reader.read(raw)))
    const wanted: Found = { '01': gtin, '21': serial, ...ai }
    return (
      found.length === Object.keys(wanted).length && found.every(([name, value]) => value === wanted[name])
    )
  } catch {
    return false
  }
}
