import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { pastMoment } from '../text/when.js'
import type { WorkerSilence } from './worker-silence.js'

/** Nobody checks deliveries: since when, what brings it back, and who must do it. */
export function silenceWords({ sinceAt }: WorkerSilence, viewer: Viewer) {
  const { lang } = viewer
  return {
    title: say(lang, 'line.unworked'),
    since:
      sinceAt === null
        ? say(lang, 'unworked.never')
        : say(lang, 'unworked.since', { at: pastMoment(sinceAt, viewer) }),
    next: say(lang, 'unworked.next'),
    who: say(lang, 'held.who.administrator'),
  }
}
