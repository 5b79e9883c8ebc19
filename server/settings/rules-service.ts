import { IsNull, MoreThanOrEqual } from 'typeorm'
import { RuleSwitch, Setting } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { StorePatience } from '../domain/patience.js'
import type { CaseId } from '../domain/verdict/cases.js'
import type { Effect } from '../domain/verdict/settings.js'
import { notFound } from '../errors.js'
import { note } from '../journal/journal.js'
import type { Transaction } from '../transaction.js'
import { returnChecks } from './return-checks.js'
import { setPatience } from './patience-setting.js'
import { setDocumentCheck } from './document-check-setting.js'
import { readStoreSetting, storeSettingName, type StoreSetting } from './store-book.js'

/** After a pause a check only warns for so long: suppliers still upload what they could not. */
export const staleMs = 24 * 3600_000

export interface RuleChange {
  productGroup: string
  caseId: CaseId
  effect: Effect | 'official'
  fromAt: number
}

export interface Pause {
  productGroup: string
  caseId: CaseId
  untilAt: number
  reason: string
}

/** What a store sets about one group besides its cells; null: as in the table. */
export interface GroupChange {
  dutyOn: string | null
  shelfLifeDays: number | null
}

export type RulesService = ReturnType<typeof makeRules>

export function makeRules(parts: { database: Database; clock: Clock }) {
  const { database, clock } = parts
  return {
    returnChecks: () => returnChecks(parts),
    setRule: (userId: number, change: RuleChange) =>
      database.transact((tx) => setRule(tx, { userId, at: clock.now() }, change)),
    pauseCheck: (userId: number, pause: Pause) =>
      database.transact((tx) => pauseCheck(tx, { userId, at: clock.now() }, pause)),
    endPause: (userId: number, id: number) =>
      database.transact((tx) => endPause(tx, { userId, at: clock.now() }, id)),
    setGroup: (userId: number, group: string, change: GroupChange) =>
      database.transact((tx) => setGroup(tx, { userId, at: clock.now() }, group, change)),
    setShare: (userId: number, share: number) =>
      database.transact((tx) => setShare(tx, { userId, at: clock.now() }, share)),
    setDocumentCheck: (userId: number, onUpload: boolean) =>
      database.transact((tx) => setDocumentCheck(tx, { userId, at: clock.now() }, onUpload)),
    setPatience: (userId: number, change: { group: string; patience: StorePatience[string] }) =>
      database.transact((tx) => setPatience(tx, { userId, at: clock.now() }, change)),
  }
}

/** Who changes it, and when. */
interface By {
  userId: number
  at: number
}

/** From a day on it is as it says here: what was set for later days of the same cell falls away. */
async function setRule(tx: Transaction, { userId, at }: By, change: RuleChange): Promise<void> {
  const { productGroup, caseId, effect, fromAt } = change
  const later = MoreThanOrEqual(Math.max(fromAt, at))
  await tx.manager.delete(RuleSwitch, { productGroup, caseId, untilAt: IsNull(), fromAt: later })
  await tx.manager.insert(RuleSwitch, { ...change, setById: userId, setAt: at })
  await note(tx, { at, userId, action: 'rules.set', details: { productGroup, caseId, effect, fromAt } })
}

async function pauseCheck(tx: Transaction, { userId, at }: By, pause: Pause): Promise<void> {
  const warnUntilAt = pause.untilAt + staleMs
  const made = await tx.manager.save(
    tx.manager.create(RuleSwitch, {
      ...pause,
      effect: 'off',
      fromAt: at,
      warnUntilAt,
      setById: userId,
      setAt: at,
    }),
  )
  const { productGroup, caseId, untilAt, reason } = pause
  const details = { productGroup, caseId, untilAt, warnUntilAt, reason }
  await note(tx, { at, userId, action: 'rules.paused', subject: `rule:${made.id}`, details })
}

/**
 * Ends what holds of a pause: first that it is off, then that it only warns. True where it was off.
 * @throws AppError user `rules.no-pause`
 */
async function endPause(tx: Transaction, { userId, at }: By, id: number): Promise<boolean> {
  const pause = await tx.manager.findOneBy(RuleSwitch, { id })
  if (!pause || pause.untilAt === null || pause.warnUntilAt === null || pause.warnUntilAt <= at)
    throw notFound('rules.no-pause')
  const { productGroup, caseId } = pause
  const isOff = pause.untilAt > at
  const ends = isOff
    ? { untilAt: at, warnUntilAt: at + (pause.warnUntilAt - pause.untilAt) }
    : { warnUntilAt: at }
  await tx.manager.update(RuleSwitch, { id }, ends)
  const action = isOff ? 'rules.ended' : 'rules.warning-ended'
  await note(tx, { at, userId, action, subject: `rule:${id}`, details: { productGroup, caseId } })
  return isOff
}

async function setGroup(tx: Transaction, by: By, group: string, change: GroupChange): Promise<void> {
  const { dutyDates = {}, shelfLifeDays = {}, ...rest } = await readStoreSetting(tx.manager)
  await writeSetting(tx, {
    ...rest,
    dutyDates: withValue(dutyDates, group, change.dutyOn),
    shelfLifeDays: withValue(shelfLifeDays, group, change.shelfLifeDays),
  })
  const details = { productGroup: group, ...change }
  await note(tx, { at: by.at, userId: by.userId, action: 'rules.group-set', details })
}

async function setShare(tx: Transaction, { at, userId }: By, doNotSignShare: number): Promise<void> {
  await writeSetting(tx, { ...(await readStoreSetting(tx.manager)), doNotSignShare })
  await note(tx, { at, userId, action: 'rules.share-set', details: { percent: doNotSignShare * 100 } })
}

const writeSetting = ({ manager }: Transaction, value: StoreSetting) =>
  manager.upsert(Setting, { name: storeSettingName, value: value as object }, ['name'])

function withValue<T>(values: Readonly<Record<string, T>>, name: string, value: T | null): Record<string, T> {
  const others = Object.entries(values).filter(([other]) => other !== name)
  return Object.fromEntries(value === null ? others : [...others, [name, value]])
}
