/** Widths of Golos Text, regular, in hundredths of the type size. It is the widest face of our list: what fits in it fits. */
const widthsOfText: Record<number, string> = {
  25: "' \u00a0",
  30: 'Iijl!,.:;·',
  40: 'ft()-[]"r°',
  48: '*гт1/_',
  53: '?zзьs7–cсэ',
  57: '+<=>Jx«»хчakvyГавуLкя',
  60: '23569eелёFбZouдопъ',
  62: '048EbdghnpqЕийнрЁTТц',
  66: 'SY₽ЗPРЬXБХ&ABVАВУЧ',
  71: '#CRСЭЯKDGКЛ',
  76: 'мU—ДЪыOQОфПHNИЙНЦ',
  84: 'южwш%щ',
  91: 'mMМФЫ…',
  109: 'ЮWЖШЩ@№',
}
const widthOf = new Map(
  Object.entries(widthsOfText).flatMap(([width, letters]) =>
    [...letters].map((letter): [string, number] => [letter, Number(width) / 100]),
  ),
)
/** For a letter that is not in the table. */
const widest = 1.09
const boldFactor = 1.06
/** DejaVu Sans Mono, the widest of the faces for codes. */
const monoWidth = 0.602
const mmInPoint = 25.4 / 72

export interface Face {
  sizePt: number
  bold?: boolean
  /** Equal widths; breaks anywhere, as codes do. */
  mono?: boolean
}

/** How wide a text is when set in one line. */
export function textWidthMm(text: string, face: Face): number {
  const em = face.sizePt * mmInPoint
  if (face.mono) return text.length * monoWidth * em
  let width = 0
  for (const letter of text) width += widthOf.get(letter) ?? widest
  return width * em * (face.bold ? boldFactor : 1)
}

/** How many lines a text takes in a column; an empty one takes a line too. */
export function countLines(text: string, columnMm: number, face: Face): number {
  if (face.mono) return Math.max(1, Math.ceil(textWidthMm(text, face) / columnMm))
  const space = textWidthMm(' ', face)
  let lines = 1
  let used = 0
  for (const word of text.split(/[ \n]+/)) {
    const width = textWidthMm(word, face)
    const after = used === 0 ? width : used + space + width
    if (after <= columnMm) used = after
    else {
      // A word longer than the column is broken.
      lines += (used === 0 ? 0 : 1) + Math.max(0, Math.ceil(width / columnMm) - 1)
      used = width % columnMm
    }
  }
  return lines
}
