import { formatCount } from '../text/say.js'

export interface Progress {
  label: string
  done: number
  total: number
}

const barWidth = 24

/** `Проверяем  ████████░░░░  66 %  12 021 из 18 420`; the words at the end are cut where the line is too narrow. */
export function progressLine({ label, done, total }: Progress, width: number): string {
  const share = total === 0 ? 1 : Math.min(done / total, 1)
  const full = Math.floor(share * barWidth)
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full)
  const percent = `${Math.floor(share * 100)}`.padStart(3)
  const counts = `${formatCount(done)} / ${formatCount(total)}`
  return `${label}  ${bar} ${percent}\u00a0%  ${counts}`.slice(0, Math.max(width - 1, 0))
}

/** What of a stream is needed to write on it. */
export type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>

export interface ProgressBar {
  show(progress: Progress): void
  /** Takes the bar away, so that the next line stands on its own. */
  clear(): void
}

/** A bar that is redrawn in place on a terminal; nothing where the stream is a file or a pipe. */
export function progressBarOn(stream: Terminal): ProgressBar {
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined }
  let isShown = false
  return {
    show(progress) {
      stream.write(`\r\u001b[2K${progressLine(progress, stream.columns ?? 80)}`)
      isShown = true
    },
    clear() {
      if (isShown) stream.write('\r\u001b[2K')
      isShown = false
    },
  }
}
