import { describe, expect, it } from 'vitest'
import { isDocumentFaulty, verdictOf } from '../../../server/deliveries/delivery-verdict.js'
import { whyOf } from '../../../server/deliveries/verdict-why.js'
import { officialSettings } from '../../../server/domain/verdict/settings.js'
import { documentWarnings } from '../../../server/text/sentences/document-warnings.js'

type View = Parameters<typeof verdictOf>[0]

/** A delivery of five good codes, all asked, with these warnings of its document. */
const viewWith = (...keys: string[]): View =>
  ({
    delivery: {
      ...{ codeCount: 5, blockCount: 0, unknownCount: 0, waitCount: 0, riskCount: 0 },
      warnings: keys.map((key) => ({ key, params: {} })),
    },
    run: { asked: 5, state: 'done' },
    tallies: [{ outcome: 'sell', reasonId: '', count: 5 }],
  }) as unknown as View

const viewer = { lang: 'ru', now: 0, zone: 'Europe/Moscow' } as const
const why = (view: View) =>
  whyOf(verdictOf(view, officialSettings), view as Parameters<typeof whyOf>[1], [], viewer)

describe('a document that is wrong itself', () => {
  it('is not to be signed, however good its codes are: those alone whose words say so', () => {
    const faulty = Object.keys(documentWarnings).filter((key) => isDocumentFaulty(viewWith(key).delivery))
    expect(faulty.map((key) => key.replace('document.warning.', '')).sort()).toEqual([
      'function',
      'withdrawal-free',
      'withdrawal-own',
      'withdrawal-production',
    ])
    for (const key of faulty) expect(verdictOf(viewWith(key), officialSettings)).toBe('do-not-sign')
    expect(verdictOf(viewWith('document.warning.withdrawal-other'), officialSettings)).toBe('sign')
  })

  it('is named first among the reasons', () => {
    expect(why(viewWith('document.warning.function'))).toMatch(
      /^Неверен сам документ.* Касса пропустит все коды/,
    )
    expect(why(viewWith())).not.toContain('документ')
  })

  it('is no ground to sign the rest while codes of it wait', () => {
    const view = viewWith('document.warning.function')
    Object.assign(view.delivery, { waitCount: 2, blockCount: 1 })
    expect(why(view)).toContain('ждут ответа')
    expect(why(view)).not.toMatch(/остальное/)
  })
})
