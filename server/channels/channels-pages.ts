import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { clockTime } from '../text/when.js'
import { channelRows, siteRows } from './channel-rows.js'
import type { LineStand } from './channels-queries.js'
import { mayBeAskedFor, ownInnsOf, type Installation } from '../own-inns.js'
import { apiKeyFact, entityRow, tokenFact, type GivenKeys, type KeyOwner } from './key-rows.js'
import { laneTable } from './lane-rows.js'
import { lineVerdict } from './line-verdict.js'
import { scanOrderFacts, type StoreHas } from './scan-order-page.js'
import { waitingTable } from './waiting-rows.js'

/** What the configuration says: whose codes are asked, with which keys, how fast. */
export interface LineSettings extends Installation {
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
  const { lang } = viewer
  const inns = ownInnsOf(settings, stand.entities.filter(mayBeAskedFor).map(innOf))
  const [usual = null] = inns
  const ownerOf = ownersOf(stand, settings, inns)
  const own = ownerOf(usual)
  const listed = [...new Set([...inns, ...stand.entities.map(innOf)])]
  const share = { perSecond: settings.requestsPerSecond, entities: Math.max(inns.length, 1) }
  return {
    title: say(lang, 'channels.title'),
    about: aboutWords(inns, viewer),
    version: stand.version,
    mayChange,
    mayPause: mayChange && stand.maintenance === null,
    mayResume: mayChange && stand.maintenance !== null,
    verdict: lineVerdict(stand, viewer),
    channels: channelRows(
      (inns.length > 1 ? inns : [usual]).map((inn) => seenBy(stand, ownerOf(inn), inns)),
      viewer,
    ),
    sites: siteRows(stand, viewer),
    lanes: laneTable(stand, share, viewer),
    waiting: waitingTable(stand, inns, viewer),
    scanOrder: scanOrderFacts(stand.scanOrder, settings.storeHas, viewer),
    keys: {
      whose: inns.length > 1 ? say(lang, 'entities.of', { inn: usual! }) : '',
      token: tokenFact(own, viewer),
      apiKey: apiKeyFact(own, viewer),
      renew: mayChange ? `/channels/keys${usual === null ? '' : `?inn=${usual}`}` : '',
    },
    entities: listed.map((inn) => ({ ...entityRow(ownerOf(inn), inn, viewer), mayChange })),
  }
}

const innOf = ({ inn }: { inn: string }): string => inn

function aboutWords([usual, ...others]: readonly string[], viewer: Viewer): string {
  const { lang, now } = viewer
  const time = clockTime(now, viewer)
  if (usual === undefined) return say(lang, 'channels.about.no-inn', { time })
  if (others.length === 0) return say(lang, 'channels.about', { inn: usual, time })
  return say(lang, 'channels.about.several', { inn: usual, count: others.length, time })
}

/** Where nobody else is asked for, all that is seen is its own, as before there were others. */
const ownersOf =
  (stand: LineStand, settings: LineSettings, inns: readonly string[]) =>
  (inn: string | null): KeyOwner => ({
    inn,
    entity: stand.entities.find((entity) => entity.inn === inn) ?? null,
    role:
      inn === (inns[0] ?? null)
        ? inns.length > 1
          ? 'usual'
          : 'alone'
        : inns.includes(inn!)
          ? 'asked'
          : 'keyless',
    given: inn === settings.ownInn ? settings.given : { token: null, apiKey: null },
    channels: inns.length > 1 ? stand.channels.filter((seen) => seen.inn === inn) : stand.channels,
  })

const seenBy = ({ pulses }: LineStand, { inn, entity, channels }: KeyOwner, inns: readonly string[]) => ({
  channels,
  pulses,
  off: entity?.channelsOff ?? [],
  whose: inns.length > 1 ? inn! : '',
})
