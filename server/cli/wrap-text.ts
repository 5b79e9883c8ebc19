/** Breaks a text at spaces into lines of at most `width` signs, each behind `indent`. No-break spaces hold. */
export function wrapText(text: string, width: number, indent = ''): string[] {
  const room = Math.max(width - indent.length, 1)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \n]+/).filter(Boolean)) {
    if (line && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else {
      line = line ? `${line} ${word}` : word
    }
  }
  return [...lines, line].filter(Boolean).map((part) => indent + part)
}
