import { expect, it } from 'vitest'
import { holdContour } from '../../server/contour.js'
import { isTraining, readConfig } from '../../server/config.js'
import { freshDatabase } from '../database.js'

it('keeps a training database and a real one apart for good', async () => {
  const [training, real] = [await freshDatabase(), await freshDatabase()]
  await holdContour(training, true)
  await holdContour(real, false)
  await holdContour(training, true)
  await expect(holdContour(training, false)).rejects.toMatchObject({ key: 'contour.training' })
  await expect(holdContour(real, true)).rejects.toMatchObject({ key: 'contour.real' })
  await training.close()
  await real.close()
})

it('calls it training whenever the answers come from this machine', () => {
  const of = (env: Record<string, string>) => isTraining(readConfig(env).config!)
  expect(of({})).toBe(false)
  expect(of({ DOPUSK_TRAINING: 'true' })).toBe(true)
  expect(of({ CRPT_TRUE_API_URL: 'http://localhost:7700' })).toBe(true)
  expect(of({ CRPT_CDN_URL: 'http://localhost:7701' })).toBe(true)
})
