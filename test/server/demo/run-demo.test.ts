import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.js'
import { runDemo } from '../../../server/demo/run-demo.js'
import { testFolder } from '../../database.js'
import { textSink } from '../text-sink.js'

test('the demo takes three documents to what their scenario says, and to an act', async () => {
  const out = textSink()
  const folder = join(testFolder, 'demo')
  const place = { clock: systemClock, language: 'ru', out, folder, timetableScale: 0.0002 } as const
  const { stage, isRight } = await runDemo({ once: true, port: 0 }, place)
  await stage.close()
  const text = out.text()
  expect(text).not.toContain('ожидалось')
  expect(isRight).toBe(true)
  expect(text).toMatch(/Молочный берег {2}МБ-004417 +302 +246 +25 +30 +0 +1 {2}частично/)
  expect(text).toContain(stage.url)
  const act = /Акт {4}(.+\.html)/.exec(text)?.[1] ?? ''
  expect(act.startsWith(folder)).toBe(true)
  expect(readFileSync(act, 'utf8')).toContain('ТОРГ-2')
  for (const line of text.split('\n')) if (!line.includes(folder)) expect(line.length).toBeLessThanOrEqual(80)
})
