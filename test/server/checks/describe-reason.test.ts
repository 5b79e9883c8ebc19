import { describe, expect, it } from 'vitest'
import { describeReason, describeSell } from '../../../server/checks/describe-reason.js'
import type { Reason } from '../../../server/domain/verdict/outcome.js'
import { ruleIds, rules } from '../../../server/domain/verdict/rules.js'

const textOf = (reason: Partial<Reason> & Pick<Reason, 'id'>, zone?: string) =>
  describeReason({ outcome: rules[reason.id].outcome, ...reason }, 'ru', { zone }).text

describe('a reason in words', () => {
  it('says what is, what to do, who does it and where it comes from', () => {
    expect(describeReason({ id: 'not-introduced', outcome: 'block' }, 'ru')).toEqual({
      id: 'not-introduced',
      outcome: 'block',
      title: 'Не введены в оборот',
      text: 'Коды нанесены, но производитель не сообщил о вводе в оборот.',
      nextStep: 'Отложить в карантин. Поставщик вводит коды в оборот.',
      who: 'Кладовщик сейчас, потом поставщик',
      until: null,
      blocksAt: null,
      source: 'ПП\u00a0РФ №\u00a01944, случай «не введён в оборот»',
      curable: true,
    })
  })
  it('names authorities in full', () => {
    expect(textOf({ id: 'blocked-by-authority', params: { ogvs: 'RPN,RSHN' } })).toBe(
      'Продажу запретили: Роспотребнадзор, Россельхознадзор.',
    )
    expect(textOf({ id: 'blocked-by-authority', params: { ogvs: 'NEW' } })).toBe('Продажу запретили: NEW.')
    expect(textOf({ id: 'blocked-by-authority', params: { ogvs: '' } })).toBe(
      'Продажу запретили: ведомство не названо.',
    )
  })
  it('says why a code was withdrawn', () => {
    expect(textOf({ id: 'withdrawn', params: { withdrawReason: 'DEFECT' } })).toBe(
      'Товар выведен из оборота, причина: брак.',
    )
    expect(textOf({ id: 'withdrawn', params: { withdrawReason: '' } })).toBe(
      'Товар выведен из оборота, причина: не указана.',
    )
    expect(textOf({ id: 'withdrawn', params: { withdrawReason: 'подарен музею' } })).toBe(
      'Товар выведен из оборота, причина: подарен музею.',
    )
  })
  it('writes days by the zone, and money', () => {
    const endAt = Date.UTC(2026, 10, 26, 22)
    expect(textOf({ id: 'shelf-life-soon', params: { endAt } })).toContain('27.11.2026')
    expect(textOf({ id: 'shelf-life-soon', params: { endAt } }, 'Europe/Kaliningrad')).toContain('27.11.2026')
    expect(textOf({ id: 'shelf-life-soon', params: { endAt } }, 'UTC')).toContain('26.11.2026')
    expect(textOf({ id: 'price-above-mrp', params: { priceKopecks: 23_600, limitKopecks: 23_500 } })).toBe(
      'Цена магазина 236,00\u00a0₽, МРЦ 235,00\u00a0₽.',
    )
  })
  it('names an owner by his ИНН where ЧЗ sends no name', () =>
    expect(textOf({ id: 'other-owner', params: { owner: '', ownerInn: '0055000022' } })).toBe(
      'Владелец по данным ЧЗ: 0055000022.',
    ))
  it('says what an error without a text means', () => {
    expect(textOf({ id: 'error-code', params: { errorCode: '8', message: '' } })).toContain(
      'не подтверждён в стране',
    )
    expect(textOf({ id: 'error-code', params: { errorCode: '77', message: '' } })).toContain(
      'текст ошибки не прислан',
    )
  })
  it('tells goods on the shelf apart from goods at the gate', () => {
    const nextOf = (id: Reason['id'], purpose: 'receipt' | 'audit') =>
      describeReason({ id, outcome: 'block' }, 'ru', { purpose }).nextStep
    expect(nextOf('expired', 'receipt')).toBe('Не принимать. Вернуть с этой же машиной.')
    expect(nextOf('expired', 'audit')).toContain('Убрать с полки')
    expect(nextOf('not-introduced', 'audit')).toBe(nextOf('not-introduced', 'receipt'))
    const atGate = ruleIds.filter((id) => /не приним|принять и|не подписывать/i.test(nextOf(id, 'audit')))
    expect(atGate).toEqual([])
  })
  it('is general where no values are known', () =>
    expect(textOf({ id: 'expired' })).toBe('К приёмке срок годности уже вышел.'))
  it('says how sure the source is', () =>
    expect(describeReason({ id: 'error-code', outcome: 'block' }, 'en').source).toBe(
      'Check at the till, error codes, by one source',
    ))
  it.each(ruleIds)('%s leaves no hole open in either language', (id) => {
    for (const language of ['ru', 'en'] as const) {
      const words = describeReason({ id, outcome: rules[id].outcome }, language)
      expect(`${words.title} ${words.text} ${words.nextStep} ${words.who} ${words.source}`).not.toMatch(
        /[{}]|undefined/,
      )
      expect(words.who).not.toBe('')
      expect(words.nextStep).not.toBe('')
    }
  })
  it('of a rule that is gone keeps its id', () => {
    const gone = { id: 'from-the-past', outcome: 'risk', until: 5 } as unknown as Reason
    expect(describeReason(gone, 'ru')).toMatchObject({
      id: 'from-the-past',
      title: 'from-the-past',
      outcome: 'risk',
      until: 5,
      text: '',
    })
  })
  it('a good code says what that rests on', () => {
    expect(describeSell('status', 'absent', 'ru')).toContain('Подпись кода не проверена: он без криптохвоста')
    expect(describeSell('status', 'open', 'ru')).toMatch(/Подпись кода не проверена\.$/)
    expect(describeSell('status', 'confirmed', 'ru')).toContain('код настоящий')
    expect(describeSell('till', 'open', 'ru')).toBe('Касса пропустит.')
    expect(describeSell('both', 'confirmed', 'en')).toContain('both')
  })
})
