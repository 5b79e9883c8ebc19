import express from 'express'
import { pino } from 'pino'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { accessLog } from '../../../server/web/access-log.js'
import { handClock } from '../../pages/small-app.js'

function loggedApp() {
  const lines: string[] = []
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(line) })
  const clock = handClock()
  const app = express().use(accessLog({ log, clock }))
  app.get('/codes', (_req, res) => {
    clock.move(12)
    res.cookie('session', 'opens-everything').send('ok')
  })
  return { app, lines }
}

describe('the log of requests', () => {
  it('says what was asked and how it went, without query, headers and cookies', async () => {
    const { app, lines } = loggedApp()
    await supertest(app).get('/codes?raw=0104600000000015215abc').set('Cookie', 'a=b').expect(200)
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 30, method: 'GET', path: '/codes', status: 200, ms: 12, msg: 'request' },
    ])
  })

  it('leaves out the questions of live pages, but not those that fail', async () => {
    const { app, lines } = loggedApp()
    await supertest(app).get('/codes').set('X-Live', '1')
    await supertest(app).get('/none').set('X-Live', '1')
    expect(lines.map((line) => (JSON.parse(line) as { path: string }).path)).toEqual(['/none'])
  })
})
