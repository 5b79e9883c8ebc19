import { describe, expect, it } from 'vitest'
import { speaksAgainst } from '../../../server/domain/claim/forbidding-answer.js'
import type { CodeSubject } from '../../../server/domain/verdict/circumstances.js'
import { isCheckPartConfirmed, wantsCheckPart } from '../../../server/domain/verdict/check-part-question.js'
import type { Channel, ChannelAnswer, CodeFacts } from '../../../server/domain/verdict/facts.js'
import { checkedByOf } from '../../../server/domain/verdict/hear-answers.js'
import { belarusian, brief, decide, sscc, unit } from './verdict-cases.js'

const whole: CodeSubject = { ...unit, hasTail: true }
const said = (channel: Channel, facts: CodeFacts): ChannelAnswer => ({ channel, askedAt: 1, facts })
const known = said('true-api', {
  status: 'INTRODUCED',
  emissionType: 'LOCAL',
  packageType: 'UNIT',
  group: 'water',
})
const knownAs = (facts: CodeFacts): ChannelAnswer => ({ ...known, facts: { ...known.facts, ...facts } })
const wants = (answers: ChannelAnswer[], subject: CodeSubject = whole) =>
  wantsCheckPart(subject, answers, 'without-till')

describe('the question to ЧЗ itself about a check part', () => {
  it('is asked of a whole unit that ЧЗ knows, be it sold or not introduced', () => {
    expect(wants([known])).toBe(true)
    for (const status of ['APPLIED', 'EMITTED', 'RETIRED']) expect(wants([knownAs({ status })])).toBe(true)
  })

  it.each<[string, ChannelAnswer[], CodeSubject]>([
    ['without its check part', [known], { ...unit, hasTail: false }],
    ['that was not asked', [], whole],
    ['that ЧЗ does not know', [said('true-api', { found: false, errorCode: '404' })], whole],
    ['of which the status is silent', [said('true-api', { silence: 'code-504' })], whole],
    ['that is a box by its shape', [said('true-api', { status: 'INTRODUCED' })], { ...sscc, hasTail: true }],
    ['that is a box by the word of ЧЗ', [knownAs({ packageType: 'GROUP' })], whole],
    ['of Belarus', [known], { ...belarusian, hasTail: true }],
    [
      'with a foreign digit that came from the EAEU',
      [knownAs({ emissionType: 'CROSSBORDER' })],
      { ...whole, serial: '1' },
    ],
    [
      'with a foreign digit of which the emission is not told',
      [knownAs({ emissionType: undefined })],
      { ...whole, serial: '3' },
    ],
    ['that ЧЗ has confirmed', [known, said('check-parts', { verified: true })], whole],
    ['that a till has judged', [known, said('cdn', { verified: true })], whole],
    ['that the module of a till has judged', [known, said('till-module', { verified: false })], whole],
  ])('is not asked about a code %s', (_name, answers, subject) => expect(wants(answers, subject)).toBe(false))

  it('is asked about an old Russian code whose serial begins with any digit', () => {
    expect(wants([known], { ...whole, serial: '2' })).toBe(true)
    // Route of Russian codes that are put on goods in another state.
    expect(wants([knownAs({ emissionType: 'CROSSBORDER' })], { ...whole, serial: '5' })).toBe(true)
  })

  it('is asked where a till was silent, or knew no more than bans', () => {
    expect(wants([known, said('cdn', { silence: 'timeout' })])).toBe(true)
    expect(wants([known, said('local-module', { checkedOffline: true, blocked: false })])).toBe(true)
  })

  it('is asked beside the till, or never, where that is set', () => {
    const judged = [known, said('cdn', { verified: true })]
    expect(wantsCheckPart(whole, judged, 'always')).toBe(true)
    expect(wantsCheckPart(whole, [known], 'off')).toBe(false)
  })

  it('is asked again about a code that it refused, and of none that it confirmed', () => {
    expect(wantsCheckPart(whole, [known, said('check-parts', { verified: false })], 'always')).toBe(true)
    expect(wantsCheckPart(whole, [known, said('check-parts', { verified: true })], 'always')).toBe(false)
  })
})

describe('its answer', () => {
  const decided = (...facts: [Channel, CodeFacts][]) =>
    decide({ subject: whole, answers: facts.map(([channel, told]) => said(channel, told)) })

  it('blocks a code of which it says no, and speaks against it in a claim', () => {
    const no = decided(['true-api', known.facts], ['check-parts', { verified: false }])
    expect(brief(no)).toContain('block check-code-wrong')
    expect(speaksAgainst({ verified: false })).toBe(true)
  })

  it('leaves the outcome as the status has it where it says yes or is silent', () => {
    const alone = decided(['true-api', known.facts])
    for (const facts of [{ verified: true }, { silence: 'rate-limit' }, { refused: 'bad-request' }] as const)
      expect(decided(['true-api', known.facts], ['check-parts', facts])).toEqual(alone)
  })

  it('never says that a till was asked', () => {
    const status = [known, said('check-parts', { verified: true })]
    expect(checkedByOf(status)).toBe('status')
    expect(checkedByOf([...status, said('cdn', { verified: true })])).toBe('both')
    expect(isCheckPartConfirmed(status)).toBe(true)
    expect(isCheckPartConfirmed([said('cdn', { verified: true })])).toBe(false)
  })
})
