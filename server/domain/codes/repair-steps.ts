import { dropBrackets } from './brackets.js'
import * as escapes from './escapes.js'
import { undoRussianLayout } from './keyboard-layout.js'
import * as prefix from './scanner-prefix.js'
import * as signs from './separator-signs.js'
import { traits } from './traits.js'

/** One kind of dirt: `mend` gives the text without it, or the same text. Sentence: code.repair.<key>. */
export interface RepairStep {
  key: string
  mend: (text: string) => string
  /** Traits of which the text must show one: without them there is nothing to mend. */
  needs: number
  /** Made of signs that a code may contain: left undone when only so the code is whole. */
  plain?: true
}

/** Blanks of every kind, line ends, zero-width signs, the byte order mark, a closing zero of C. */
const blank = '[\\s\u0000\u200b-\u200f\u2060\ufeff]'
const atEdges = new RegExp(`^${blank}+|${blank}+$`, 'g')
const trimEdges = (text: string): string => text.replace(atEdges, '')

const dropInvisible = (text: string): string =>
  text.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')

/** The QR of a fur leads to a page of the tax service with the sign in its address. */
const takeFromLink = (text: string): string => /^https?:\/\/\S*[?&]kiz=([^&#\s]+)/i.exec(text)?.[1] ?? text

const steps = {
  edges: { key: 'edges', mend: trimEdges, needs: traits.blank | traits.odd },
  invisible: { key: 'invisible', mend: dropInvisible, needs: traits.odd },
  csv: { key: 'csv-quotes', mend: escapes.undoCsvQuotes, needs: traits.noDigitFirst },
  link: { key: 'link', mend: takeFromLink, needs: traits.noDigitFirst },
  base64: { key: 'base64', mend: escapes.undoBase64, needs: traits.noDigitFirst },
  json: { key: 'json-escapes', mend: escapes.undoJsonEscapes, needs: traits.backslash },
  xml: { key: 'xml-escapes', mend: escapes.undoXmlEscapes, needs: traits.ampersand, plain: true },
  excel: { key: 'excel-escapes', mend: escapes.undoExcelEscapes, needs: traits.underscore, plain: true },
  fnc1: { key: 'fnc1', mend: prefix.dropFnc1, needs: traits.noDigitFirst },
  foreignWords: { key: 'gs-text', mend: signs.readForeignWords, needs: traits.stranger },
  plainWords: { key: 'gs-text', mend: signs.readPlainWords, needs: traits.opening, plain: true },
  pictures: { key: 'gs-picture', mend: signs.readPictures, needs: traits.odd },
  layout: { key: 'layout', mend: undoRussianLayout, needs: traits.foreign },
  aim: { key: 'aim-prefix', mend: prefix.dropAimPrefix, needs: traits.stranger },
  brackets: { key: 'brackets', mend: dropBrackets, needs: traits.opening },
  edgeGs: { key: 'gs-edge', mend: prefix.dropEdgeSeparators, needs: traits.gs },
  doubledGs: { key: 'gs-doubled', mend: prefix.joinDoubledSeparators, needs: traits.gs },
  gtinGs: { key: 'gs-after-gtin', mend: prefix.dropSeparatorAfterGtin, needs: traits.gs },
  strangers: { key: 'gs-substitute', mend: signs.readStrangers, needs: traits.stranger },
} satisfies Record<string, RepairStep>

const { edges, invisible, csv, link, base64, json, xml, excel, fnc1, foreignWords, plainWords, pictures } =
  steps
const { layout, aim, brackets, edgeGs, doubledGs, gtinGs, strangers } = steps

/**
 * The order matters: what a program wrote is undone before what a keyboard did (words of Latin letters would hide the
 * layout), then again, for the keyboard may have typed such a word; prefixes before separators, separators before borders.
 */
export const repairSteps: readonly RepairStep[] = [
  ...[edges, invisible, csv, link, base64, json, xml, excel, aim, fnc1, foreignWords, plainWords, pictures],
  ...[layout, json, aim, fnc1, foreignWords, plainWords],
  ...[brackets, edgeGs, doubledGs, gtinGs, strangers, doubledGs, edges],
]
