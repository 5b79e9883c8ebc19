import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { clockTime } from '../text/when.js'
import { channelRows, siteRows } from './channel-rows.js'
import type { LineStand } from './channels-queries.js'
import { apiKeyFact, entityRow, tokenFact, type GivenKeys, type KeyOwner } from './key-rows.js'
import { laneTable } from './lane-rows.js'
import { lineVerdict } from './line-verdict.js'
import { scanOrderFacts, type StoreHas } from './scan-order-page.js'
import { waitingTable } from './waiting-rows.js'

/** What the configuration says: whose codes are asked, with which keys, how fast. */
export interface LineSettings {
  ownInn: string | null
  given: GivenKeys
  requestsPerSecond: number
  storeHas: StoreHas
}

/** «Связь с ЧЗ», as long as nothing is typed into it: all of it is live. */
export function channelsPage(
  stand: LineStand,
  { settings, mayChange }: { settings: LineSettings; mayChange: boolean },
  viewer: Viewer,
) {
  const { lang, now } = viewer
  const { ownInn } = settings
  const ownerOf = (inn: string | null): KeyOwner => ({
    entity: stand.entities.find((entity) => entity.inn === inn) ?? null,
    isOwn: inn === ownInn,
    given: settings.given,
    channels: stand.channels,
  })
  const own = ownerOf(ownInn)
  const inns = [...new Set([ownInn, ...stand.entities.map(({ inn }) => inn)])].filter((inn) => inn !== null)
  const at = clockTime(now, viewer)
  const seen = { ...stand, off: own.entity?.channelsOff ?? [] }
  return {
    title: say(lang, 'channels.title'),
    about: ownInn
      ? say(lang, 'channels.about', { inn: ownInn, time: at })
      : say(lang, 'channels.about.no-inn', { time: at }),
    version: stand.version,
    mayChange,
    mayPause: mayChange && stand.maintenance === null,
    mayResume: mayChange && stand.maintenance !== null,
    verdict: lineVerdict(stand, viewer),
    channels: channelRows(seen, viewer),
    sites: siteRows(seen, viewer),
    lanes: laneTable(stand, settings.requestsPerSecond, viewer),
    waiting: waitingTable(stand, viewer),
    scanOrder: scanOrderFacts(stand.scanOrder, settings.storeHas, viewer),
    keys: {
      token: tokenFact(own, viewer),
      apiKey: apiKeyFact(own, viewer),
      renew: mayChange ? `/channels/keys${ownInn ? `?inn=${ownInn}` : ''}` : '',
    },
    entities: inns.map((inn) => ({ ...entityRow(ownerOf(inn), inn, viewer), mayChange })),
  }
}
