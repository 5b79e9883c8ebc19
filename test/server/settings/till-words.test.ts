import { describe, expect, it } from 'vitest'
import { ruleIds, rules } from '../../../server/domain/verdict/rules.js'
import { tillWords } from '../../../server/settings/till-words.js'
import { isSentenceKey } from '../../../server/text/say.js'

/** A till scans units: of a box it says nothing, of what is in it all that is here. */
const bans = ruleIds.filter((id) => rules[id].outcome === 'block' && !rules[id].ofContents)

describe('what a till says', () => {
  it.each(bans)('is known for %s, with the next step of the cashier, in both languages', (id) => {
    for (const language of ['ru', 'en'] as const) {
      const words = tillWords({ id }, language)!
      expect(words.word).toMatch(/^(Продажа запрещена|Sale forbidden)$/)
      expect(words.text.length).toBeGreaterThan(20)
      expect(isSentenceKey(words.cashier)).toBe(false)
      expect(words.cashier.length).toBeGreaterThan(20)
      expect(words.cashier).not.toMatch(/^till\./)
    }
  })
  it('is nothing for what only a receipt can see', () => {
    expect(tillWords('other-owner', 'ru')).toBeNull()
    expect(tillWords('shelf-life-soon', 'ru')).toBeNull()
    expect(tillWords('box-holds-blocked', 'ru')).toBeNull()
  })
  it('allows the sale while ЧЗ has an emergency', () =>
    expect(tillWords('emergency', 'ru')!.word).toBe('Продажа разрешена'))
})
