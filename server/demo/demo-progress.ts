import { progressBarOn, progressLine, type Progress, type Terminal } from '../cli/progress-bar.js'

export interface DemoProgress {
  show(progress: Progress): void
  end(): void
}

const quarter = 0.25

/** A redrawn bar on a terminal; elsewhere a plain line for each quarter of the way. */
export function demoProgress(stream: Terminal): DemoProgress {
  if (stream.isTTY) {
    const bar = progressBarOn(stream)
    return { show: bar.show, end: bar.clear }
  }
  let told = -1
  return {
    show(progress) {
      const step = Math.floor(progress.done / Math.max(progress.total, 1) / quarter)
      if (step <= told) return
      told = step
      stream.write(`${progressLine(progress, 80)}\n`)
    },
    end: () => undefined,
  }
}
