import { Router } from 'express'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { JournalEntry } from '../../../entities/index.js'
import { AppError } from '../../../server/errors.js'
import type { Web } from '../../../server/web/web.js'
import { smallApp } from '../../pages/small-app.js'

const token = 'a-token-of-at-least-32-characters-1'
const api = (web: Web) =>
  Router()
    .get('/who', web.may('deliveries.read'), (req, res) => void res.json({ role: web.userOf(req).role }))
    .post('/cancel', web.may('deliveries.cancel'), (_req, res) => void res.json({}))
    .get('/faulty', () => {
      throw new AppError('user', 'not-found', {}, { status: 409, details: { id: '7' } })
    })

describe('the token of programs', () => {
  it('lets its bearer in as a program, without a session or a form token', async () => {
    const { app } = await smallApp({ token, api })
    const { body, headers } = await supertest(app)
      .get('/api/v1/who')
      .set('Authorization', `Bearer ${token}`)
      .expect(200)
    expect(body).toEqual({ role: 'program' })
    expect(headers['set-cookie']).toBeUndefined()
  })

  it.each(['', 'Bearer ', 'Bearer wrong', `Basic ${token}`, `Bearer ${token}x`])(
    'refuses «%s»',
    async (header) => {
      const { app } = await smallApp({ token, api })
      const { body, headers } = await supertest(app)
        .get('/api/v1/who')
        .set('Authorization', header)
        .expect(401)
      expect(body).toEqual({ error: { key: 'api.token', message: 'Токен не подошёл.' } })
      expect(headers['www-authenticate']).toBe('Bearer')
    },
  )

  it('lets nobody in where none is configured, not even with an empty one', async () => {
    const { app } = await smallApp({ api })
    for (const header of ['Bearer ', `Bearer ${token}`, 'Bearer undefined']) {
      const { body } = await supertest(app).get('/api/v1/who').set('Authorization', header).expect(401)
      expect(body.error.key).toBe('api.no-token')
    }
  })

  it('does not give a program what only people may', async () => {
    const { app } = await smallApp({ token, api })
    const { body } = await supertest(app)
      .post('/api/v1/cancel')
      .set('Authorization', `Bearer ${token}`)
      .expect(403)
    expect(body.error.key).toBe('forbidden')
  })

  it('answers faults as JSON with details, in the language that was asked for', async () => {
    const { app } = await smallApp({ token, api })
    const ask = supertest(app).get('/api/v1/faulty').set('Authorization', `Bearer ${token}`)
    const { body } = await ask.set('Accept-Language', 'en-GB').expect(409)
    expect(body.error).toEqual({
      key: 'not-found',
      message: 'There is no page at this address.',
      details: { id: '7' },
    })
  })

  it('answers an unknown address as JSON too', async () => {
    const { app } = await smallApp({ token, api })
    const { body } = await supertest(app)
      .get('/api/v1/none')
      .set('Authorization', `Bearer ${token}`)
      .expect(404)
    expect(body.error.key).toBe('not-found')
  })

  it('leaves a trace in the journal, once an hour for each address and outcome', async () => {
    const { app, database, clock } = await smallApp({ token, api })
    const ask = (bearer: string) => supertest(app).get('/api/v1/who').set('Authorization', `Bearer ${bearer}`)
    for (const bearer of [token, token, 'wrong', 'wrong']) await ask(bearer)
    clock.move(3600 * 1000)
    await ask(token)
    const entries = await database.read.find(JournalEntry, { order: { id: 'ASC' } })
    expect(entries.map(({ action }) => action)).toEqual([
      'api.token-used',
      'api.token-refused',
      'api.token-used',
    ])
    expect(JSON.stringify(entries)).not.toContain(token)
  })
})
