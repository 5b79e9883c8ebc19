import { say } from '../text/say.js'
import type { ListedDelivery } from './delivery-rows.js'
import { documentName, nameOf } from './delivery-words.js'
import type { Viewer } from '../text/viewer.js'

/** The question before a check is stopped. */
export function cancelPage({ delivery, run }: ListedDelivery, viewer: Viewer) {
  const { lang } = viewer
  const done = delivery.codeCount - delivery.waitCount
  return {
    title: say(lang, 'cancel.title'),
    action: `/deliveries/${delivery.id}/cancel`,
    back: `/deliveries/${delivery.id}`,
    about: say(lang, 'cancel.about', {
      name: `${nameOf(delivery, viewer)}, ${documentName(delivery, viewer)}`,
      done,
      total: delivery.codeCount,
    }),
    rest: say(lang, 'cancel.rest', { count: Math.max(0, (run?.total ?? delivery.codeCount) - done) }),
  }
}
