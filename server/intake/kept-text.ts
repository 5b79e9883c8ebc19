/**
 * A copy that stands alone. A piece cut from a parser's block keeps the whole block alive, and 100,000 kept names or codes
 * would keep the whole file.
 */
export function keep(text: string): string {
  if (text.length < 13 || text.length > scratch.length / 3) return text
  return scratch.toString('utf8', 0, scratch.write(text))
}

/** UTF-8 needs up to three bytes a character; a lone surrogate never comes, XML forbids it. */
const scratch = Buffer.allocUnsafe(32 * 1024)

/** A kept text without outer whitespace; null where there is none, or only the «-» of an absent value. */
export function orNull(text: string | null | undefined): string | null {
  const trimmed = text?.trim()
  return trimmed && trimmed !== '-' ? keep(trimmed) : null
}
