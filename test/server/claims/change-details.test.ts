import { describe, expect, it } from 'vitest'
import { JournalEntry } from '../../../entities/index.js'
import { fromFieldTime, toFieldTime } from '../../../server/claims/act-dates.js'
import { detailsForm } from '../../../server/claims/claims-forms.js'
import { actFile, blockedLine, checkedDelivery, claimsBench, storeZone } from './claim-fixture.js'

describe('the text of an act', () => {
  it('changes by fields, the rest stays, and the journal tells which', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, [blockedLine(2)])
    const { id } = await bench.claims.service.makeClaim(delivery.id, { userId: 7, details: { seals: '№ 1' } })
    await bench.claims.service.changeDetails(id, { vehicle: 'А 123 ВС', seals: '№ 1' }, 8)
    const { details } = (await bench.claims.queries.findClaim(id))!
    expect(details).toMatchObject({
      vehicle: 'А 123 ВС',
      seals: '№ 1',
      document: 'УПД № МБ-004417 от 23.11.2026',
    })
    const [entry] = await bench.database.read.findBy(JournalEntry, { action: 'claim.changed' })
    expect(entry).toMatchObject({ userId: 8, details: { changed: ['vehicle'] } })
    await bench.database.close()
  })

  it('that is the same as before leaves no trace', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, [blockedLine(1)])
    const { id } = await bench.claims.service.makeClaim(delivery.id, { userId: 7 })
    await bench.claims.service.changeDetails(id, { vehicle: '' }, 8)
    expect(await bench.database.read.countBy(JournalEntry, { action: 'claim.changed' })).toBe(0)
    await bench.database.close()
  })

  it('goes into the act as text, whatever it looks like', async () => {
    const bench = await claimsBench()
    const delivery = await checkedDelivery(bench, [blockedLine(1)])
    const { id } = await bench.claims.service.makeClaim(delivery.id, {
      userId: 7,
      details: { conclusion: '<script>alert(1)</script>' },
    })
    expect(await actFile(bench.claims, id)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    await bench.database.close()
  })

  it('of a claim that is not there is refused', async () => {
    const bench = await claimsBench()
    await expect(bench.claims.service.changeDetails(5, { place: 'склад' }, 7)).rejects.toMatchObject({
      key: 'claim.not-found',
      status: 404,
    })
    await bench.database.close()
  })
})

describe('the form of the act', () => {
  const form = detailsForm(storeZone)

  it('takes what was sent, with one space between words, and moments in the zone of the store', () => {
    expect(
      form.parse({ conclusion: ' Вернуть\r\n\r\n оплату. ', startedAt: '2026-11-24T12:48', endedAt: '' }),
    ).toEqual({
      conclusion: 'Вернуть оплату.',
      startedAt: Date.UTC(2026, 10, 24, 9, 48),
      endedAt: null,
    })
  })

  it.each([
    ['a text that the sheet cannot hold', { defects: 'x'.repeat(2501) }, 'claim.too-long'],
    ['a moment that is none', { startedAt: 'вчера' }, 'claim.not-time'],
    ['a day that is not in the calendar', { startedAt: '2026-13-40T10:00' }, 'claim.not-time'],
    [
      'an end before the start',
      { startedAt: '2026-11-24T12:48', endedAt: '2026-11-24T12:47' },
      'claim.time-order',
    ],
  ])('refuses %s', (_, fields, message) => {
    expect(form.safeParse(fields).error?.issues.map((issue) => issue.message)).toEqual([message])
  })

  it('drops fields that it does not know', () => {
    expect(form.parse({ place: 'склад', chainHead: 'ff', _csrf: 'x' })).toEqual({ place: 'склад' })
  })

  it('reads a moment back as it was written, on both sides of a clock change', () => {
    for (const zone of ['Europe/Moscow', 'Europe/Berlin', 'Asia/Kamchatka'])
      for (const value of ['2026-03-28T23:30', '2026-03-29T03:30', '2026-10-25T12:00', '2026-11-24T00:05'])
        expect(toFieldTime(fromFieldTime(value, zone)!, zone)).toBe(value)
  })
})

describe('the draft of an act', () => {
  it('keeps to the bounds of its fields, however long the names of the parties are', async () => {
    const bench = await claimsBench()
    const supplier = { inn: '0069145277', kpp: null, name: 'Молочный берег '.repeat(60), address: null }
    const delivery = await checkedDelivery(bench, [blockedLine(1)], { supplier })
    const { id } = await bench.claims.service.makeClaim(delivery.id, { userId: 7 })
    const { details } = (await bench.claims.queries.findClaim(id))!
    expect(detailsForm(storeZone).safeParse({ supplier: details.supplier }).success).toBe(true)
    await bench.database.close()
  })
})
