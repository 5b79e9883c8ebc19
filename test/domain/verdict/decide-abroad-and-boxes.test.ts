import { describe, expect, it } from 'vitest'
import type { CodeFacts } from '../../../server/domain/verdict/facts.js'
import {
  belarusian,
  brief,
  decide,
  digitOnly,
  good,
  likelyBelarusian,
  pack,
  sscc,
  tillGood,
} from './verdict-cases.js'

type Row = [what: string, facts: CodeFacts, expected: string]

describe('a code of another state of the EAEU', () => {
  it.each<Row>([
    ['unknown to ЧЗ', { found: false }, 'wait eaeu-not-known-yet'],
    [
      'not verified in its country',
      { ...tillGood, verified: false, realizable: false, errorCode: '8' },
      'wait eaeu-not-known-yet',
    ],
    [
      'not found across the border',
      { found: false, verified: false, errorCode: '11' },
      'wait eaeu-not-known-yet',
    ],
    ['not found by the till', { found: false, errorCode: '10' }, 'wait eaeu-not-known-yet'],
    ['genuine, but not registered', { authentic: true, registered: false }, 'wait authentic-not-registered'],
    ['not genuine', { authentic: false }, 'block not-authentic'],
    [
      'a wrong signature by its error',
      { ...tillGood, verified: false, errorCode: '6' },
      'block check-code-wrong',
    ],
    [
      'unknown, but blocked',
      { found: false, blocked: true },
      'block blocked-by-authority, eaeu-not-known-yet',
    ],
    ['silent', { silence: 'code-504' }, 'wait eaeu-no-answer'],
    ['accepted by the importer', good, 'sell'],
    [
      'not accepted by the importer',
      { status: 'APPLIED', statusEx: 'WAIT_SHIPMENT', ownerInn: '100083608' },
      'block import-not-accepted',
    ],
  ])('%s', (_, facts, expected) => expect(brief(decide({ subject: belarusian, facts }))).toBe(expected))

  it('is for a person when the deadline has passed', () =>
    expect(
      brief(
        decide({ subject: belarusian, facts: { found: false }, circumstances: { deadlinePassed: true } }),
      ),
    ).toBe('unknown eaeu-deadline-passed'))
  it('that is only silent is a ground against nobody then', () =>
    expect(
      brief(
        decide({
          subject: belarusian,
          facts: { silence: 'timeout' },
          circumstances: { deadlinePassed: true },
        }),
      ),
    ).toBe('unknown deadline-passed'))
  it.each([
    ['milk', 'wait eaeu-not-known-yet'],
    ['beer', 'block unknown-to-crpt'],
    [null, 'unknown group-unknown'],
  ])('where only its digit says so, depends on the group: %s', (group, expected) =>
    expect(
      brief(decide({ subject: likelyBelarusian, facts: { found: false }, circumstances: { group } })),
    ).toBe(expected),
  )
  it('is not assumed by the digit alone', () => {
    expect(brief(decide({ subject: digitOnly, facts: { found: false, group: 'milk' } }))).toBe(
      'block unknown-to-crpt',
    )
    expect(brief(decide({ subject: digitOnly, facts: { found: false } }))).toBe('unknown group-unknown')
  })
  it('is never assumed of a tobacco pack', () =>
    expect(brief(decide({ subject: pack, facts: { found: false } }))).toBe('block unknown-to-crpt'))
})

describe('a box', () => {
  it.each<Row>([
    ['not found', { found: false }, 'unknown box-not-found'],
    ['in circulation', { ...good, packageType: 'BOX' }, 'unknown box-contents-not-asked'],
    ['broken up', { status: 'DISAGGREGATION', packageType: 'BOX' }, 'unknown box-disaggregated'],
    ['broken up, in tobacco', { status: 'DISAGGREGATED', packageType: 'BOX' }, 'unknown box-disaggregated'],
    ['withdrawn', { status: 'RETIRED', packageType: 'BOX' }, 'block withdrawn'],
  ])('%s', (_, facts, expected) => expect(brief(decide({ subject: sscc, facts }))).toBe(expected))

  it('is known by its kind of pack, whatever the code looks like', () => {
    expect(brief(decide({ facts: { ...good, packageType: 'GROUP' } }))).toBe('unknown box-contents-not-asked')
    expect(brief(decide({ facts: { ...good, packageType: 'SET' } }))).toBe('sell')
  })
  it('is not sold where its kind is not said', () =>
    expect(brief(decide({ subject: sscc, facts: good }))).toBe('unknown box-contents-not-asked'))
})

describe('without the net', () => {
  const offline: CodeFacts = {
    found: false,
    valid: false,
    verified: false,
    realizable: false,
    checkedOffline: true,
  }
  it.each<Row>([
    ['nothing bad is not good', { ...offline, blocked: false }, 'unknown offline-only'],
    ['a ban counts', { ...offline, blocked: true }, 'block blocked-by-authority, offline-only'],
    ['a sale counts', { ...offline, sold: true }, 'block sold'],
  ])('%s', (_, facts, expected) => expect(brief(decide({ facts, channel: 'till-module' }))).toBe(expected))
  it('the local module is always so', () =>
    expect(brief(decide({ facts: { blocked: false, sold: false }, channel: 'local-module' }))).toBe(
      'unknown offline-only',
    ))
})
