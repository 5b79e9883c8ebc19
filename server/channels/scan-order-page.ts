import { localModuleAsks, scanWays, type ScanWay } from '../crpt/channels.js'
import type { ScanOrderStand } from '../settings/scan-order.js'
import { say, type Language } from '../text/say.js'
import type { Viewer } from '../text/viewer.js'
import { pastMoment } from '../text/when.js'
import type { FormFaults } from '../web/form.js'
import { places } from './scan-order-form.js'

/** Modules of the store that the configuration names: the others are passed over. */
export type StoreHas = Readonly<Record<'till-module' | 'local-module', boolean>>

const variables = { order: 'DOPUSK_SCAN_WAYS', askLocalModule: 'DOPUSK_LOCAL_MODULE_ASK' } as const
const addresses = {
  'till-module': 'DOPUSK_TILL_MODULE_URL',
  'local-module': 'DOPUSK_LOCAL_MODULE_URL',
} as const

const wayName = (way: ScanWay, lang: Language) => say(lang, `scan-way.${way}`)
const isMissing = (way: ScanWay, has: StoreHas): way is keyof StoreHas => way !== 'cdn' && !has[way]

/** On «Связь с ЧЗ»: who is asked about a scan, and in which order. */
export function scanOrderFacts(stand: ScanOrderStand, has: StoreHas, { lang }: Viewer) {
  const names = stand.order.map((way) =>
    isMissing(way, has) ? say(lang, 'scan-order.without', { name: wayName(way, lang) }) : wayName(way, lang),
  )
  const given = givenWords(stand, lang)
  return {
    order: names.join(' → '),
    orderGiven: given.order,
    ask: say(lang, `scan-order.ask.${stand.askLocalModule}`),
    askGiven: given.askLocalModule,
  }
}

/** Its form, with what the environment says in words instead of a field. */
export function scanOrderPage(
  stand: ScanOrderStand,
  { has, form }: { has: StoreHas; form?: FormFaults },
  viewer: Viewer,
) {
  const { lang } = viewer
  const { changed, given } = stand
  const facts = scanOrderFacts(stand, has, viewer)
  const missing = scanWays.filter((way) => isMissing(way, has))
  return {
    title: say(lang, 'scan-order.form.title'),
    form: form ?? { list: [], at: {}, entered: {} },
    ...facts,
    mayChange: !given.order || !given.askLocalModule,
    places: places.map((name, at) => ({
      name,
      label: say(lang, `scan-order.form.${name}`),
      fault: form?.at[name],
      options: wayOptions(form?.entered[name] ?? stand.order[at] ?? '', lang),
    })),
    asks: {
      name: 'askLocalModule',
      label: say(lang, 'scan-order.form.ask'),
      fault: form?.at.askLocalModule,
      options: localModuleAsks.map((value) => ({
        value,
        word: say(lang, `scan-order.ask.${value}`),
        chosen: value === (form?.entered.askLocalModule ?? stand.askLocalModule),
      })),
    },
    missing: missing.map((way) =>
      say(lang, 'scan-order.missing', { name: wayName(way, lang), variable: addresses[way] }),
    ),
    changed: changed
      ? say(lang, 'scan-order.changed', { name: changed.by, at: pastMoment(changed.at, viewer) })
      : '',
  }
}

function givenWords({ given }: ScanOrderStand, lang: Language) {
  const wordsOf = (name: keyof typeof variables) =>
    given[name] ? say(lang, 'scan-order.given', { variable: variables[name] }) : ''
  return { order: wordsOf('order'), askLocalModule: wordsOf('askLocalModule') }
}

const wayOptions = (chosen: string, lang: Language) =>
  [...scanWays, '' as const].map((value) => ({
    value,
    word: value === '' ? say(lang, 'scan-way.none') : wayName(value, lang),
    chosen: value === chosen,
  }))
