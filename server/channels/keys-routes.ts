import { Router, type Request, type Response } from 'express'
import { AppError, notFound } from '../errors.js'
import { say, type Language } from '../text/say.js'
import type { FormFaults } from '../web/form.js'
import { keysFault, readKeysForm, type NewKeys } from './channels-forms.js'
import { viewerOf, type ChannelsParts } from './channels-parts.js'
import { switched, type SwitchedChannel } from './key-rows.js'

/** Tokens and keys handed in by a person, and channels switched off for a legal entity. */
export function keysRoutes(parts: ChannelsParts): Router {
  const { web } = parts
  const router = Router()
  router.get('/channels/keys', web.may('channels.change'), (req, res) => showKeys(parts, req, res))
  router.post('/channels/keys', web.may('channels.change'), async (req, res) => {
    const viewer = viewerOf(parts, req)
    const { values, faults } = readKeysForm(req.body, viewer)
    if (faults) return showKeys(parts, req, res, faults)
    const kept = await parts.handIn(values.inn, { ...values, userId: web.userOf(req).id })
    if ('refused' in kept) {
      const fault = { field: kept.refused, key: refusedWords[kept.refused] }
      return showKeys(parts, req, res, keysFault(req.body, fault, viewer).faults)
    }
    web.flash(req, { tone: 'note', text: savedWords(parts, values, kept, viewer.lang) })
    res.redirect(303, '/channels')
  })
  return router.use(switchRoutes(parts))
}

async function showKeys(
  { web, settings }: ChannelsParts,
  req: Request,
  res: Response,
  form?: FormFaults,
): Promise<void> {
  const lang = web.langOf(req)
  const { ownInn, given } = settings
  const inn = form?.entered.inn ?? (typeof req.query.inn === 'string' ? req.query.inn.slice(0, 12) : '')
  // The environment wins over what is handed in for the participant that is asked for.
  const isOwn = ownInn === null || inn === ownInn
  const givenWords = (variable: string | null) =>
    isOwn && variable !== null ? say(lang, 'keys.form.given', { variable }) : ''
  const model = {
    title: say(lang, 'keys.form.title'),
    form: form ?? { list: [], at: {}, entered: { inn } },
    tokenGiven: givenWords(given.token),
    apiKeyGiven: givenWords(given.apiKey),
  }
  res.set('Cache-Control', 'no-store')
  await web.page(res, 'channels/keys', model, { status: form ? 422 : 200 })
}

const refusedWords = { token: 'keys.form.token.refused', apiKey: 'keys.form.key.refused' } as const

function savedWords(
  { settings }: ChannelsParts,
  { inn }: NewKeys,
  kept: { token?: { isTried: boolean }; apiKey?: { isTried: boolean } },
  lang: Language,
): string {
  const { ownInn } = settings
  const { token, apiKey } = kept
  return [
    token && say(lang, token.isTried ? 'keys.saved.token' : 'keys.saved.token-untried'),
    apiKey && say(lang, apiKey.isTried ? 'keys.saved.key' : 'keys.saved.key-untried'),
    ownInn !== null && ownInn !== inn && say(lang, 'keys.saved.other', { inn }),
  ]
    .filter(Boolean)
    .join(' ')
}

function switchRoutes({ web, legalEntities, recover }: ChannelsParts): Router {
  const router = Router()
  router.post('/channels/entities/:inn/:channel', web.may('channels.change'), async (req, res) => {
    const inn = String(req.params.inn)
    const channel = String(req.params.channel) as SwitchedChannel
    if (!/^(\d{10}|\d{12})$/.test(inn) || !switched.includes(channel)) throw notFound('entity.no-inn')
    const to = (req.body as { to?: unknown } | undefined)?.to
    // A form that says neither is none of ours, and nothing is switched off by chance.
    if (to !== 'on' && to !== 'off') throw new AppError('user', 'request.malformed', {}, { status: 400 })
    const isOn = to === 'on'
    await legalEntities.switchChannel(inn, { channel, isOn, userId: web.userOf(req).id })
    if (isOn) await recover()
    const lang = web.langOf(req)
    const words = { channel: say(lang, `entities.switch.${channel}`), inn }
    const text = say(lang, isOn ? 'entities.turned-on' : 'entities.turned-off', words)
    web.flash(req, { tone: 'note', text })
    res.redirect(303, '/channels#entities')
  })
  return router
}
