import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { runCheck, type CliPlace } from '../../../server/cli/run-check.js'
import { systemClock } from '../../../server/clock.js'
import { makeSamples } from '../../../server/sandbox/samples/samples.js'
import { writeUpd } from '../../../server/sandbox/upd-writer.js'
import { testFolder } from '../../database.js'
import { textSink } from '../text-sink.js'

const [clean, bad] = makeSamples(Date.now()).map(({ fileName }) => join(testFolder, fileName)) as [
  string,
  string,
]
const foreign = join(testFolder, 'picture.xml')

beforeAll(() => {
  for (const { fileName, outline, encoding } of makeSamples(Date.now())) {
    writeFileSync(join(testFolder, fileName), Buffer.concat([...writeUpd(outline, encoding)]))
  }
  writeFileSync(foreign, 'GIF89a')
})

async function check(files: string[], json = false) {
  const [out, err] = [textSink(), textSink()]
  const place: CliPlace = { env: {}, clock: systemClock, language: 'ru', out, err }
  const exit = await runCheck({ files, json, sandbox: true, waitSeconds: 10, server: null }, place)
  return { exit, out: out.text(), err: err.text() }
}

test('a clean delivery ends with 0 and says that the answers are made up', async () => {
  const { exit, out, err } = await check([clean])
  expect(exit).toBe(0)
  expect(out).toContain('324\u00a0можно продавать')
  expect(err).toContain('УЧЕБНЫЙ КОНТУР: ответы выдуманы')
})

test('a delivery with refusals ends with 1 and names them', async () => {
  const { exit, out } = await check([bad])
  expect(exit).toBe(1)
  expect(out).toContain('Касса откажет: 30 кодов')
  expect(out).toContain('Подписывать частично.')
})

test('a foreign file ends with 3, in one JSON document beside the good one', async () => {
  const { exit, out } = await check([clean, foreign], true)
  const document = JSON.parse(out) as { exitCode: number; files: { faults?: { nextStep: string }[] }[] }
  expect([exit, document.exitCode]).toEqual([3, 3])
  expect(document.files[1]?.faults?.[0]?.nextStep).toBeTruthy()
})
