import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Code, Exchange } from '../../../entities/index.js'
import { parseCode } from '../../../server/domain/codes/parse-code.js'
import type { CodeState } from '../../../server/sandbox/code-state.js'
import { scenarioOf } from '../../../server/sandbox/scenario.js'
import { introduced, late, retired, silentCode, unknownCode } from '../../../server/sandbox/states.js'
import { cisList, cisOf } from '../../codes.js'
import { countersAgree, startWork } from '../../start-work.js'
import { waitFor } from '../../wait-for.js'

const supplier = { inn: '0069145277', name: 'ООО «Родник»' }
const goods = {
  name: 'Вода',
  brand: 'Родник',
  group: 'water',
  groupId: 13,
  tnVedGroup: '2201',
  producer: supplier,
}
const good = introduced(goods, supplier)
/** As a scanner reads it: КИ, separator, check part. */
const scanned = (cis: string): string => `${cis}\u001d93Zk4w`

const sentIn = ({ requestBody }: Exchange) =>
  JSON.parse(gunzipSync(requestBody).toString()) as Record<string, unknown>

const until = (isSo: () => Promise<boolean>): Promise<void> =>
  waitFor(async () => expect(await isSo()).toBe(true))

describe('the till’s own question', () => {
  it('finds a wrong check part that the status cannot see, and says by what a code was checked', async () => {
    const [fine, forged, bare] = [cisOf(1), cisOf(2), cisOf(3)]
    const states = new Map<string, CodeState>([
      [fine, good],
      [forged, introduced(goods, supplier, { checkPartWrong: true })],
      [bare, good],
    ])
    const work = await startWork({ scenario: scenarioOf(states), apiKey: 'a-key' })
    const id = await work.importList([scanned(fine), scanned(forged), bare])
    await work.reaches(id, 'done')
    const codes = await work.database.read.find(Code, { where: { deliveryId: id }, order: { id: 'ASC' } })
    expect(codes.map(({ outcome, checkedBy }) => [outcome, checkedBy])).toEqual([
      ['sell', 'both'],
      ['block', 'both'],
      ['sell', 'status'],
    ])
    expect(codes[1]!.reasonId).toBe('check-code-wrong')
    await countersAgree(work.database, id)
    const exchanges = await work.database.read.find(Exchange)
    expect(exchanges.map(({ channel }) => channel).sort()).toEqual(['cdn', 'true-api'])
    expect(JSON.stringify(exchanges)).not.toContain('a-key')
    await work.close()
  })

  it('leaves each code with the request that told of it, not with the last of its bulk', async () => {
    const [told, leftOut] = [cisOf(1), cisOf(2)]
    const states = new Map<string, CodeState>([
      [told, good],
      [leftOut, late(2, silentCode, good)],
    ])
    const work = await startWork({ scenario: scenarioOf(states), apiKey: 'a-key' })
    const id = await work.importList([...states.keys()].map(scanned))
    await work.reaches(id, 'done')
    const asked = await work.database.read.findBy(Exchange, { channel: 'cdn' })
    const sizeOf = (exchangeId: string) => asked.find((one) => one.id === Number(exchangeId))?.codeCount
    const codes = await work.database.read.find(Code, { where: { deliveryId: id }, order: { id: 'ASC' } })
    const sizes = codes.map(({ exchangeIds }) => exchangeIds!.split(',').flatMap((one) => sizeOf(one) ?? []))
    expect(sizes).toEqual([[2], [1]])
    await work.close()
  })

  it('asks thirty codes a question, each once', async () => {
    const codes = cisList(100)
    const work = await startWork({ scenario: () => good, apiKey: 'a-key' })
    const id = await work.importList(codes.map(scanned))
    await work.reaches(id, 'done')
    const asked = (await work.database.read.findBy(Exchange, { channel: 'cdn' })).map(
      ({ codeCount }) => codeCount,
    )
    expect(asked.sort((a, b) => a - b)).toEqual([10, 30, 30, 30])
    expect(await work.database.read.countBy(Code, { deliveryId: id, checkedBy: 'both' })).toBe(100)
    await countersAgree(work.database, id)
    await work.close()
  })

  it('asks about codes of other emitters apart, so that their silence takes no code of ours with it', async () => {
    const [own, foreign] = [cisOf(1), cisOf(1, { country: '2', prefix: '481000000' })]
    const work = await startWork({ scenario: () => good, apiKey: 'a-key' })
    const id = await work.importList([scanned(foreign), scanned(own)])
    await work.reaches(id, 'done')
    await until(async () => (await work.database.read.countBy(Code, { checkedBy: 'both' })) === 2)
    const asked = await work.database.read.findBy(Exchange, { channel: 'cdn' })
    expect(asked.map(({ codeCount }) => codeCount)).toEqual([1, 1])
    await work.close()
  })

  it('asks as many codes a question as is set, on behalf of the till that is named', async () => {
    const work = await startWork({
      scenario: () => good,
      apiKey: 'a-key',
      till: { codesAtOnce: 2, fiscalDriveNumber: '9960440300000001' },
    })
    const id = await work.importList(cisList(3).map(scanned))
    await work.reaches(id, 'done')
    await until(async () => (await work.database.read.countBy(Code, { checkedBy: 'both' })) === 3)
    const asked = await work.database.read.findBy(Exchange, { channel: 'cdn' })
    expect(asked.map(({ codeCount }) => codeCount).sort()).toEqual([1, 2])
    expect(sentIn(asked[0]!).fiscalDriveNumber).toBe('9960440300000001')
    await work.close()
  })

  it('lets the till’s word stand where the status has no answer yet, and forbids where either forbids', async () => {
    const [quiet, sold] = [cisOf(1), cisOf(2)]
    const states = new Map<string, CodeState>([
      [quiet, late(1, silentCode, good)],
      [sold, retired(goods, supplier)],
    ])
    const work = await startWork({ scenario: scenarioOf(states), apiKey: 'a-key' })
    const id = await work.importList([...states.keys()].map(scanned))
    await work.reaches(id, 'done')
    expect(await work.outcomesOf(id)).toEqual({ [quiet]: 'sell', [sold]: 'block' })
    await countersAgree(work.database, id)
    await work.close()
  })

  it('is not missed where its sites are down: the status decides alone', async () => {
    const codes = cisList(3)
    const work = await startWork({ scenario: () => good, apiKey: 'a-key' })
    for (const site of work.sandbox.cdn.sites) site.setMood({ answer: 500 })
    const id = await work.importList(codes.map(scanned))
    await work.reaches(id, 'done')
    const found = await work.database.read.findBy(Code, { deliveryId: id })
    expect(found.map(({ outcome, checkedBy }) => [outcome, checkedBy])).toEqual(
      Array(3).fill(['sell', 'status']),
    )
    await work.close()
  })

  it('is asked at once about a single scan, beside the status, and both are kept', async () => {
    const [fine, forged] = [cisOf(1), cisOf(2)]
    const states = new Map<string, CodeState>([
      [fine, good],
      [forged, introduced(goods, supplier, { checkPartWrong: true })],
    ])
    const work = await startWork({ scenario: scenarioOf(states), apiKey: 'a-key' })
    const told = (cis: string) => work.checks.checkScan(parseCode(scanned(cis)), null)
    expect((await told(forged))!.decision).toMatchObject({ outcome: 'block', checkedBy: 'both' })
    const answered = await told(fine)
    expect(answered!.answers.map(({ channel }) => channel)).toEqual(['true-api', 'cdn'])
    // Nobody knows whose goods these are, so that they are another's is a doubt, not a ban.
    expect(answered!.decision.outcome).toBe('risk')
    expect(await work.database.read.count(Exchange)).toBe(4)
    expect(await work.checks.checkScan(parseCode('4600000000017'), null)).toBeNull()
    await work.close()
  })

  it('goes on alone without a token: codes that were scanned whole are settled, and no run is held', async () => {
    const [fine, sold] = [cisOf(1), cisOf(2)]
    const states = new Map<string, CodeState>([
      [fine, good],
      [sold, retired(goods, supplier)],
    ])
    const work = await startWork({ scenario: scenarioOf(states), apiKey: 'a-key', token: null })
    const id = await work.importList([...states.keys()].map(scanned))
    await work.reaches(id, 'done')
    const codes = await work.database.read.find(Code, { where: { deliveryId: id }, order: { id: 'ASC' } })
    expect(codes.map(({ outcome, checkedBy }) => [outcome, checkedBy])).toEqual([
      ['sell', 'till'],
      ['block', 'till'],
    ])
    await countersAgree(work.database, id)
    expect(work.sandbox.counts().requests).toBe(0)
    await work.close()
  })

  it('without a token holds only the run that has codes without a check part, and counts no try of them', async () => {
    const work = await startWork({ scenario: () => good, apiKey: 'a-key', token: null })
    const mixed = await work.importList([scanned(cisOf(1)), cisOf(2)])
    const whole = await work.importList([scanned(cisOf(3))])
    const held = await work.reaches(mixed, 'held')
    expect(held).toMatchObject({ heldReason: 'token-missing', heldWho: 'administrator' })
    await work.reaches(whole, 'done')
    expect(await work.outcomesOf(mixed)).toEqual({ [cisOf(1)]: 'sell', [cisOf(2)]: 'wait' })
    const bare = await work.database.read.findOneByOrFail(Code, { cis: cisOf(2) })
    expect(bare.attempts).toBe(0)
    work.tokens.put('a-token')
    await work.reaches(mixed, 'done')
    await work.close()
  })

  it('is asked again with the status when a person asks about one code, and of no other', async () => {
    const [wanted, sold] = [cisOf(1), cisOf(2)]
    const states = new Map<string, CodeState>([
      [wanted, good],
      [sold, retired(goods, supplier)],
    ])
    const work = await startWork({ scenario: scenarioOf(states), apiKey: 'a-key' })
    const id = await work.importList([...states.keys()].map(scanned))
    await work.reaches(id, 'done')
    const { id: codeId } = await work.database.read.findOneByOrFail(Code, { cis: wanted })
    states.set(wanted, introduced(goods, supplier, { checkPartWrong: true }))
    await work.checks.recheckCode(codeId, null)
    await until(async () => (await work.outcomesOf(id))[wanted] === 'block')
    const asked = await work.database.read.find(Exchange, { where: { channel: 'cdn' }, order: { id: 'ASC' } })
    expect(asked.map(({ codeCount }) => codeCount)).toEqual([2, 1])
    await work.close()
  })

  it('is asked in a later pass about a code that was scanned whole only then', async () => {
    const [late] = cisList(1)
    const states = new Map<string, CodeState>([[late!, silentCode]])
    const work = await startWork({ scenario: scenarioOf(states), apiKey: 'a-key', scale: 1 })
    const id = await work.importList([late!])
    await until(async () => (await work.database.read.countBy(Code, { attempts: 1 })) === 1)
    states.set(late!, good)
    await work.checks.checkScan(parseCode(scanned(late!)), null)
    await work.reaches(id, 'done')
    await until(() => work.database.read.existsBy(Code, { cis: late, outcome: 'sell', checkedBy: 'both' }))
    await work.close()
  })

  it('is asked of nobody without a key', async () => {
    const work = await startWork({ scenario: () => unknownCode })
    const id = await work.importList(cisList(2).map(scanned))
    await work.reaches(id, 'done')
    expect(await work.database.read.countBy(Exchange, { channel: 'cdn' })).toBe(0)
    await work.close()
  })
})
