import type { EntityManager } from 'typeorm'
import { Setting } from '../../entities/index.js'
import {
  bothChanges,
  changeOf,
  rulesInForce,
  type RulesChange,
  type RulesInForce,
} from '../domain/verdict/rules-in-force.js'
import { note } from '../journal/journal.js'
import { answerMs } from '../settings/passed-codes.js'
import { lastingSettings } from '../settings/pauses-by-check.js'
import type { Transaction } from '../transaction.js'
import type { CheckTools } from './check-tools.js'

/** One pass over the codes that a change of the rules touches. */
export interface Pass {
  change: RulesChange
  startedAt: number
  dueAt: number
  /** Codes up to this one are decided. */
  afterId: number
  seen: number
  changed: number
  /** The second one, for answers that were being judged by the old rules when the first began. */
  again: boolean
}

interface Redecision {
  /** The rules by which codes stand, or will when the pass is over. */
  rules: RulesInForce
  pass: Pass | null
}

const settingName = 'redecision'

async function readRedecision(manager: EntityManager): Promise<Redecision | null> {
  const row = await manager.findOneBy(Setting, { name: settingName })
  return (row?.value ?? null) as Redecision | null
}

export const readPass = async (manager: EntityManager): Promise<Pass | null> =>
  (await readRedecision(manager))?.pass ?? null

const write = ({ manager }: Transaction, value: Redecision) =>
  manager.upsert(Setting, { name: settingName, value: value as object }, ['name'])

export async function writePass(tx: Transaction, pass: Pass | null): Promise<void> {
  const { rules } = (await readRedecision(tx.manager))!
  await write(tx, { rules, pass })
}

/** Looks whether the rules are others than those the codes stand by. True where there is a pass to go on with. */
export async function openPass({
  database,
  clock,
  book,
}: Pick<CheckTools, 'database' | 'clock' | 'book'>): Promise<boolean> {
  const now = clock.now()
  const rules = rulesInForce(lastingSettings(await book.rules(), now))
  const known = await readRedecision(database.read)
  if (changeOf(known?.rules ?? null, rules) === null) return known!.pass !== null && known!.pass.dueAt <= now
  return database.transact(async (tx) => {
    await tx.alone('answers')
    const present = await readRedecision(tx.manager)
    const change = changeOf(present?.rules ?? null, rules)
    if (change === null) return false
    const open = present?.pass ? bothChanges(present.pass.change, change) : change
    const pass: Pass = { ...begun, change: open, startedAt: now, dueAt: now }
    await write(tx, { rules, pass })
    return true
  })
}

const begun = { afterId: 0, seen: 0, changed: 0, again: false }

/** Notes in the journal what came of a pass, and leaves the second one to be done. */
export async function endPass(tx: Transaction, pass: Pass, now: number): Promise<void> {
  const { seen, changed, again, startedAt } = pass
  if (again ? changed > 0 : seen > 0)
    await note(tx, { at: now, userId: null, action: 'rules.redecided', details: { codes: seen, changed } })
  await writePass(tx, again ? null : { ...pass, ...begun, again: true, dueAt: startedAt + answerMs })
}
