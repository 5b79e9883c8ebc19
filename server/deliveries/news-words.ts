import type { LateNews } from '../../entities/late-news.js'
import { newsMs } from '../checks/tell-of-answers.js'
import { say } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { pastMoment } from '../text/when.js'

const isFresh = (news: LateNews | null, { now }: Viewer): news is LateNews =>
  news !== null && now - news.at < newsMs

/** That late codes have their answer, for who waits for it; '' where there is no news. */
export const newsWords = (news: LateNews | null, viewer: Viewer): string =>
  isFresh(news, viewer)
    ? say(viewer.lang, 'late.news', {
        count: news.count,
        at: pastMoment(news.at, viewer),
        sell: news.sellCount,
      })
    : ''

/** The same in the list of deliveries. */
export const newsShort = (news: LateNews | null, viewer: Viewer): string =>
  isFresh(news, viewer) ? say(viewer.lang, 'late.news.short', { count: news.count }) : ''
