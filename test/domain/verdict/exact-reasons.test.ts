import { describe, expect, it } from 'vitest'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import { momentOf } from '../../../server/domain/dates.js'
import { cellAt, settingsAt, type RuleSwitch } from '../../../server/domain/verdict/store-rules.js'
import { effectOf } from '../../../server/domain/verdict/settings.js'
import {
  answer,
  brief,
  day,
  decide,
  good,
  minute,
  now,
  strangerInn,
  supplierInn,
  tillGood,
} from './verdict-cases.js'

describe('a reason carries what its words are made of', () => {
  it.each<[string, CodeFacts, Record<string, string | number>]>([
    [
      'why it was withdrawn',
      { ...good, status: 'RETIRED', withdrawReason: 'EXPORT' },
      { withdrawReason: 'EXPORT' },
    ],
    [
      'why, in the words of ЧЗ',
      { ...good, status: 'WRITTEN_OFF', withdrawReason: 'OTHER', withdrawReasonOther: 'бой' },
      { withdrawReason: 'бой' },
    ],
    ['that no reason was given', { ...good, status: 'RETIRED' }, { withdrawReason: '' }],
    ['who forbids it', { ...tillGood, blocked: true, ogvs: ['RAR', 'RPN'] }, { ogvs: 'RAR,RPN' }],
    ['that nobody is named', { ...tillGood, blocked: true }, { ogvs: '' }],
    ['the error', { ...tillGood, errorCode: '33', errorMessage: 'так' }, { errorCode: '33', message: 'так' }],
    ['the error alone', { ...tillGood, errorCode: '33' }, { errorCode: '33', message: '' }],
    ['the end of the shelf life', { ...good, expiresAt: now }, { endAt: now }],
    ['the end that comes', { ...good, expiresAt: now + day }, { endAt: now + day }],
    [
      'whose it is',
      { ...good, ownerInn: strangerInn, ownerName: 'Чужой' },
      { owner: 'Чужой', ownerInn: strangerInn },
    ],
    ['whose it is by number', { ...good, ownerInn: strangerInn }, { owner: '', ownerInn: strangerInn }],
    ['the state', { ...good, statusEx: 'NEW_STATE' }, { statusEx: 'NEW_STATE' }],
  ])('%s', (_, facts, params) => {
    expect(decide({ facts, channel: facts.status ? 'true-api' : 'cdn' }).reasons[0]?.params).toEqual(params)
  })

  it('of the longest shelf life where one by storage is over', () => {
    const expirations = [
      { until: now, condition: '+4' },
      { until: now + 30 * day, condition: '−18' },
    ]
    const { outcome, reasons, blocksAt } = decide({ facts: { ...good, expirations } })
    expect(outcome).toBe('risk')
    expect(reasons[0]).toMatchObject({
      id: 'shelf-life-by-storage',
      params: { overAt: now, condition: '+4', endAt: now + 30 * day },
      blocksAt: now + 30 * day,
    })
    expect(blocksAt).toBe(now + 30 * day)
    const both = decide({ facts: { ...good, expirations, expiresAt: now + 20 * day } })
    expect(both.blocksAt).toBe(now + 20 * day)
    expect(brief(decide({ facts: { ...good, expirations: [{ until: now, condition: '+4' }] } }))).toBe(
      'block expired',
    )
  })
})

describe('by whom a code is decided', () => {
  it('is who spoke, also where all is well', () => {
    expect(decide({ facts: good }).checkedBy).toBe('status')
    expect(decide({ facts: tillGood, channel: 'cdn' }).checkedBy).toBe('till')
    expect(decide({ answers: [answer(good), answer(tillGood, 'cdn')] }).checkedBy).toBe('both')
    expect(decide({ answers: [] })).toMatchObject({ checkedBy: null, group: null })
  })

  it('is the one that forbids, of two that are young; the newest, where one is old', () => {
    const bad = { ...good, status: 'RETIRED' }
    const at = (facts: CodeFacts, minutes: number) => answer(facts, 'true-api', now - minutes * minute)
    const till = answer(tillGood, 'cdn', now - minute)
    expect(brief(decide({ answers: [at(bad, 14), till] }))).toContain('block withdrawn')
    expect(brief(decide({ answers: [at(bad, 14), till] }))).toContain('channels-disagree')
    expect(brief(decide({ answers: [at(bad, 15), till] }))).toBe('sell')
    expect(supplierInn).toBe(good.ownerInn)
  })
})

describe('a cell of the matrix', () => {
  const zone = 'Europe/Moscow'
  const base = { zone, dutyDates: {}, shelfLifeDays: {}, doNotSignShare: null }
  let id = 0
  const set = (row: Partial<RuleSwitch>): RuleSwitch => ({
    ...{ id: ++id, productGroup: 'milk', caseId: 'expired', effect: 'warn', fromAt: now - day },
    ...{ untilAt: null, warnUntilAt: null, ...row },
  })
  const cell = (switches: RuleSwitch[], productGroup = 'milk', caseId: RuleSwitch['caseId'] = 'expired') =>
    cellAt({ ...base, switches }, { productGroup, caseId }, now)

  it('names the setting that holds and the nearest that comes', () => {
    const [old, held, next, later] = [
      set({ fromAt: now - 2 * day }),
      set({ effect: 'off' }),
      set({ fromAt: now + 1 }),
      set({ effect: 'on', fromAt: now + day }),
    ]
    const others = [
      set({ caseId: 'sold' as never, fromAt: now + 1 }),
      set({ productGroup: 'water', fromAt: now + 1 }),
    ]
    expect(cell([later, old, held, ...others, next])).toMatchObject({
      effect: 'off',
      own: held,
      coming: next,
    })
    expect(cell(others)).toMatchObject({ effect: 'on', own: null, coming: null, pause: null })
  })

  it('takes of two settings of one moment the one that was made last', () => {
    const [first, second] = [set({ effect: 'off' }), set({ effect: 'warn' })]
    expect(cell([second, first]).own).toBe(second)
    expect(cell([first, second]).own).toBe(second)
  })

  it('of a doubtful rule is off until it is switched on for that very group', () => {
    const price = (switches: RuleSwitch[]) => cell(switches, 'water', 'price')
    const effect = (switches: RuleSwitch[]) =>
      effectOf(settingsAt({ ...base, switches }, now), 'price-below-minimum-newer', 'water')
    const forAll = [set({ productGroup: '', caseId: 'price', effect: 'on' })]
    const forWater = [set({ productGroup: 'water', caseId: 'price', effect: 'on' })]
    expect(price([])).toMatchObject({ official: 'off', effect: 'off', own: null })
    expect(price(forAll)).toMatchObject({ official: 'off', lasting: 'off', effect: 'off', own: null })
    expect(price(forWater)).toMatchObject({ official: 'off', lasting: 'on', effect: 'on', own: forWater[0] })
    expect([effect([]), effect(forAll), effect(forWater)]).toEqual(['off', 'off', 'on'])
    expect(cell([], 'tobacco', 'price')).toMatchObject({ official: 'on', effect: 'on' })
  })
})

describe('the moment of a wall clock', () => {
  it('is that of its zone, and none where there is no such day', () => {
    expect(momentOf('2026-11-24', '12:30', 'Europe/Moscow')).toBe(Date.UTC(2026, 10, 24, 9, 30))
    expect(momentOf('2026-03-29', '12:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 10))
    expect(momentOf('2026-03-29', '00:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 28, 23, 30))
    expect(momentOf('24.11.2026', '12:30', 'Europe/Moscow')).toBeNaN()
  })
})
