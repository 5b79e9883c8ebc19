import { describe, expect, it } from 'vitest'
import { problemKeys } from '../../../server/domain/codes/problems.js'
import { repairSteps } from '../../../server/domain/codes/repair-steps.js'
import { isSentenceKey } from '../../../server/text/say.js'

const kinds =
  'unit carton unit_or_group cis_only tobacco_pack tobacco_pack_cis kitu_gs1 kitu_free sscc osu fur excise_pdf417 excise_dm ean ean_internal tag1162_hex gs1_other double empty unknown'

describe('the words about codes', () => {
  it('say every problem and its next step', () => {
    const keys = problemKeys.flatMap((key) => [`code.problem.${key}`, `code.problem.${key}.next`])
    expect(keys.filter((key) => !isSentenceKey(key))).toEqual([])
  })

  it('name every repair', () => {
    const made = ['gs-lost', 'gs-digits', 'caps-lock', 'double-scan', 'sscc-prefix', 'url-escapes']
    const keys = [...repairSteps.map(({ key }) => key), ...made].map((key) => `code.repair.${key}`)
    expect(keys.filter((key) => !isSentenceKey(key))).toEqual([])
  })

  it('name every kind', () => {
    expect(kinds.split(' ').filter((kind) => !isSentenceKey(`code.kind.${kind}`))).toEqual([])
  })
})
