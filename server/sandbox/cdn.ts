import { Router } from 'express'
import { answerInCdnMood, plainCdnMood, type CdnMood } from './cdn-mood.js'
import { isWithoutKey, noKey, startCdnSite, type CdnPlace, type CdnSite } from './cdn-site.js'
import { moodBox } from './mood-box.js'
import { sendInMood } from './send-answer.js'
import { jsonAnswer } from './wire-answer.js'

/** The sites of the stand-in, with the list of them. */
export interface Cdn {
  readonly sites: readonly CdnSite[]
  /** How often cdn/info was asked. */
  listings(): number
  setListMood(mood: CdnMood, requests?: number): void
  /** What the list names from now on; the sites of the stand-in, all of them, where it is not called. */
  list(origins: readonly string[]): void
  close(): Promise<void>
}

/** Starts the sites; the router answers cdn/info. */
export async function startCdn(place: CdnPlace, siteCount: number): Promise<{ cdn: Cdn; listRoute: Router }> {
  const sites: CdnSite[] = []
  const asksElsewhere = (index: number) => (cis: string) =>
    sites.reduce(
      (sum, site, at) => (at === index ? sum : sum + site.counts().asksOf(cis)),
      place.asksElsewhere(cis),
    )
  for (let index = 0; index < siteCount; index++)
    sites.push(await startCdnSite({ ...place, asksElsewhere: asksElsewhere(index) }))
  const moods = moodBox(plainCdnMood)
  let listed: readonly string[] = sites.map(({ url }) => url)
  let listings = 0

  const listRoute = Router()
  listRoute.get('/info', (req, res) => {
    listings += 1
    const mood = moods.take()
    const plain = () =>
      jsonAnswer(200, { code: 0, description: 'ok', hosts: listed.map((host) => ({ host })) })
    const answerOf = () =>
      isWithoutKey(req.get('x-api-key'), place.deadTokens) ? noKey : (answerInCdnMood(mood) ?? plain())
    return sendInMood(res, mood, { clock: place.clock, answerOf })
  })

  return {
    listRoute,
    cdn: {
      sites,
      listings: () => listings,
      setListMood: (mood, requests) => moods.set({ mood, requests }),
      list: (origins) => void (listed = origins),
      close: async () => void (await Promise.all(sites.map((site) => site.close()))),
    },
  }
}
