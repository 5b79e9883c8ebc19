import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { comingMoment, pastMoment } from '../text/when.js'
import type { Maintenance } from './maintenance.js'

/** What stands on every page that waits meanwhile: until when, why, who. */
export const maintenanceBanner = (maintenance: Maintenance | null, viewer: Viewer) =>
  maintenance && {
    title: say(viewer.lang, 'maintenance.title', { until: comingMoment(maintenance.untilAt, viewer) }),
    reason: say(viewer.lang, 'maintenance.reason', { reason: maintenance.reason }),
    by: say(viewer.lang, 'maintenance.by', {
      name: maintenance.by,
      at: pastMoment(maintenance.sinceAt, viewer),
    }),
  }
