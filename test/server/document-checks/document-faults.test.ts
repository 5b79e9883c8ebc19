import { afterEach, describe, expect, it } from 'vitest'
import { DocumentCheck } from '../../../entities/index.js'
import { AppError } from '../../../server/errors.js'
import type { Mood } from '../../../server/sandbox/mood.js'
import { documentWork } from './document-work.js'

const minute = 60_000
const hour = 60 * minute

type Work = Awaited<ReturnType<typeof documentWork>>
let work: Work
afterEach(() => work.close())

const start = async () => {
  work = await documentWork()
  const id = await work.deliver()
  await work.startDocumentCheck(id, 1)
  return id
}
const set = (row: Partial<DocumentCheck>) =>
  work.database.transact(({ manager }) => manager.update(DocumentCheck, { id: 1 }, row as object))

describe('a line that does not answer', () => {
  it.each<[string, Mood]>([
    ['429', { answer: 429 }],
    ['500', { answer: 500 }],
    ['503', { answer: 503 }],
    ['504', { answer: 504 }],
    ['silence', { answer: 'silence' }],
    ['a cut', { answer: 'cut' }],
    ['half an answer', { answer: 'half' }],
  ])(
    '%s on sending is a try; before it is sent again it is asked whether it is there',
    async (_what, mood) => {
      const id = await start()
      work.sandbox.setValidatorMood(mood, 1)
      await work.sweep()
      const check = await work.checkOf(id)
      expect(check).toMatchObject({ state: 'waiting', attempts: 1, takenAt: null, leasedBy: null })
      expect(check.nextTryAt! - work.clock.now()).toBeLessThan(4000)
      const next = await work.nextTry(id)
      // Of half an answer the document had arrived already.
      const arrived = mood.answer === 'half'
      expect(work.asked()).toEqual({ create: arrived ? 1 : 2, status: 1 })
      expect(next).toMatchObject({ state: 'waiting', documentId: check.documentId })
      expect(next.takenAt).not.toBeNull()
    },
  )

  it('is asked ever more seldom, and not before it says', async () => {
    const id = await start()
    await work.sweep()
    work.sandbox.setValidatorMood({ answer: 500 })
    const waits: number[] = []
    for (let i = 0; i < 10; i++) {
      const { nextTryAt } = await work.nextTry(id)
      waits.push(Math.round((nextTryAt! - work.clock.now()) / 1000))
    }
    const usual = [5, 10, 30, 60, 120, 300, 600, 600, 600, 600]
    waits.forEach((wait, at) => expect(Math.abs(wait - usual[at]!)).toBeLessThanOrEqual(usual[at]! * 0.1 + 1))
    work.sandbox.setValidatorMood({ answer: 429, retryAfterSeconds: 3600 })
    const { nextTryAt } = await work.nextTry(id)
    expect(nextTryAt! - work.clock.now()).toBe(hour)
  })

  it('ends at the deadline as unanswered, with one last try on it, and never as wrong', async () => {
    const id = await start()
    work.sandbox.setValidatorMood({ answer: 'cut' })
    await work.sweep()
    const { deadlineAt } = await work.checkOf(id)
    await work.clock.advance(deadlineAt! - work.clock.now() - 2000)
    expect(await work.nextTry(id)).toMatchObject({ state: 'waiting', nextTryAt: deadlineAt })
    const end = await work.nextTry(id)
    expect(end).toMatchObject({ state: 'unanswered', errors: null, reason: null, nextTryAt: null })
    expect(end.finishedAt).toBe(deadlineAt)
    // Another one may begin, with patience of its own.
    work.sandbox.setValidatorMood({ answer: 'plain' })
    await work.startDocumentCheck(id, 1)
    await work.sweep()
    expect((await work.checkOf(id)).deadlineAt).toBe(work.clock.now() + 24 * hour)
  })

  it('is given its answer at the deadline still', async () => {
    const id = await start()
    await work.sweep()
    await work.tries(id, 2)
    const { deadlineAt } = await work.checkOf(id)
    await work.clock.advance(deadlineAt! - work.clock.now() + hour)
    await work.sweep()
    expect(await work.checkOf(id)).toMatchObject({ state: 'verified' })
  })
})

describe('a refusal', () => {
  it.each([
    [403, 'no-access', null],
    [422, 'not-taken', 'Отсутствует доступ к сведениям'],
  ] as const)('HTTP %i ends the check as %s, with the words of ЧЗ', async (answer, reason, reasonWords) => {
    const id = await start()
    work.sandbox.setValidatorMood({ answer }, 1)
    await work.sweep()
    expect(await work.checkOf(id)).toMatchObject({ state: 'refused', reason, reasonWords, nextTryAt: null })
    expect(await work.exchanges()).toHaveLength(1)
  })
})

describe('a document that ЧЗ does not know', () => {
  it('is waited for once, and then sent again under its id', async () => {
    const id = await start()
    await work.sweep()
    await set({ documentId: 'lost' })
    expect(await work.nextTry(id)).toMatchObject({ missed: 1, attempts: 2 })
    expect(await work.nextTry(id)).toMatchObject({ missed: 0, sentAt: null, takenAt: null })
    const { deadlineAt } = await work.checkOf(id)
    const again = await work.nextTry(id)
    expect(work.asked()).toEqual({ create: 2, status: 2 })
    expect(again).toMatchObject({ documentId: 'lost', takenAt: work.clock.now(), deadlineAt })
  })
})

describe('after a kill', () => {
  it('before the answer was written, ЧЗ is asked by the same id and nothing is sent twice', async () => {
    const id = await start()
    await work.sweep()
    const { documentId } = await work.checkOf(id)
    // What a process that was killed between the answer and its transaction leaves behind.
    await set({
      takenAt: null,
      attempts: 0,
      nextTryAt: work.clock.now(),
      leasedBy: `here/9/b`,
      leaseUntil: work.clock.now() + minute,
    })
    await work.sweep()
    expect(work.asked()).toEqual({ create: 1, status: 0 })
    await work.clock.advance(minute)
    await work.sweep()
    expect(work.asked()).toEqual({ create: 1, status: 1 })
    expect(await work.checkOf(id)).toMatchObject({ documentId, lastSaid: 'awaiting' })
  })

  it('before the document went out, it is sent under the id that was kept', async () => {
    const id = await start()
    await set({ sentAt: work.clock.now(), deadlineAt: work.clock.now() + hour })
    const { documentId } = await work.checkOf(id)
    await work.sweep()
    expect(work.asked()).toEqual({ create: 1, status: 1 })
    expect(await work.checkOf(id)).toMatchObject({ documentId, takenAt: work.clock.now() })
  })

  it('a check in the hands of a dead process of this machine is free at once', async () => {
    const id = await start()
    const { hostname } = await import('node:os')
    await set({ leasedBy: `${hostname()}/${process.pid}/dead`, leaseUntil: work.clock.now() + hour })
    await work.sweep(work.startProcess(`${hostname()}/${process.pid}/new`))
    expect((await work.checkOf(id)).takenAt).not.toBeNull()
  })

  it('the rows fill an empty queue', async () => {
    const id = await start()
    work.queued.splice(0)
    await work.sweepDocuments()
    expect(work.queued).toEqual([(await work.checkOf(id)).id])
  })

  it('two processes do not do the same try', async () => {
    const id = await start()
    const [one, other] = [work.startProcess('here/1/a'), work.startProcess('there/2/b')]
    const { id: checkId } = await work.checkOf(id)
    await Promise.all([one.checkDocument(checkId), other.checkDocument(checkId)])
    expect(work.asked()).toEqual({ create: 1, status: 0 })
    expect(await work.checkOf(id)).toMatchObject({ attempts: 1 })
  })
})

describe('the program itself', () => {
  it('counts no try when it stops amid one, and the next one goes on', async () => {
    const id = await start()
    work.sandbox.setValidatorMood({ answer: 'silence' }, 1)
    const own = work.startProcess()
    const { id: checkId } = await work.checkOf(id)
    const trying = own.checkDocument(checkId)
    while (work.sandbox.counts().requests === 0) await new Promise((resolve) => setImmediate(resolve))
    own.stop.abort()
    await trying
    expect(await work.checkOf(id)).toMatchObject({
      state: 'waiting',
      attempts: 0,
      leasedBy: null,
      takenAt: null,
    })
    await work.sweep()
    expect((await work.checkOf(id)).takenAt).not.toBeNull()
  })

  it('puts a check back when it fails itself, and does not try at once again', async () => {
    const id = await start()
    const { id: checkId } = await work.checkOf(id)
    const broken = work.startProcess()
    const failing = {
      ...broken.tools,
      documentOf: () => Promise.reject(new AppError('bug', 'database.nested')),
    }
    const { checkDocument } = await import('../../../server/document-checks/check-document.js')
    await expect(checkDocument(failing, checkId)).rejects.toMatchObject({ key: 'database.nested' })
    const check = await work.checkOf(id)
    expect(check).toMatchObject({ state: 'waiting', leasedBy: null })
    expect(check.nextTryAt! - work.clock.now()).toBe(minute)
  })
})
