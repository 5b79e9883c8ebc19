import type { Terminal } from '../../server/cli/progress-bar.js'

/** A stream that is no terminal and keeps what is written on it. */
export function textSink(): Terminal & { text(): string } {
  let text = ''
  return {
    isTTY: false,
    columns: 80,
    write: (piece: string | Uint8Array) => {
      text += String(piece)
      return true
    },
    text: () => text,
  } as Terminal & { text(): string }
}
