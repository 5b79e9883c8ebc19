import { In, LessThan, Like, MoreThan, Not, IsNull, type FindOptionsWhere } from 'typeorm'
import { JournalEntry, RuleSwitch, User } from '../../entities/index.js'
import type { Clock } from '../clock.js'
import type { Database } from '../database.js'
import type { StoreRules } from '../domain/verdict/store-rules.js'
import { readDocumentCheckSetting } from './document-check-setting.js'
import { readPatience } from './patience-setting.js'
import { countCodes, passedBy } from './passed-codes.js'
import { readStoreRules } from './store-book.js'

/** A pause that is off or still only warns. */
export interface RunningPause {
  pause: RuleSwitch
  /** Who switched it off. */
  name: string | null
  /** Codes that passed meanwhile. */
  passed: number
}

export interface RuleEntry {
  entry: JournalEntry
  name: string | null
}

const journalSize = 50

export type RulesQueries = ReturnType<typeof rulesQueries>

export function rulesQueries({ database, clock, zone }: { database: Database; clock: Clock; zone: string }) {
  const { read } = database
  const namesOf = async (ids: (number | null)[]): Promise<Map<number, string>> => {
    const users = await read.findBy(User, { id: In(ids.filter((id) => id !== null)) })
    return new Map(users.map(({ id, name }) => [id, name]))
  }
  const passed = (pause: RuleSwitch) =>
    countCodes(read, passedBy(pause, { from: pause.fromAt, to: pause.untilAt ?? pause.fromAt }))

  return {
    checksDocuments: () => readDocumentCheckSetting(read),
    patience: () => readPatience(read),

    readRules: (): Promise<StoreRules> => readStoreRules(read, { zone, now: clock.now() }),

    async runningPauses(): Promise<RunningPause[]> {
      const pauses = await read.find(RuleSwitch, {
        where: { untilAt: Not(IsNull()), warnUntilAt: MoreThan(clock.now()) },
        order: { id: 'DESC' },
      })
      const names = await namesOf(pauses.map(({ setById }) => setById))
      return Promise.all(
        pauses.map(async (pause) => ({
          pause,
          name: names.get(pause.setById ?? 0) ?? null,
          passed: await passed(pause),
        })),
      )
    },

    /** Changes of rules and prices, the newest first; `before` is the id that the part before ended with. */
    async journal(before: number | null): Promise<{ entries: RuleEntry[]; next: number | null }> {
      const older = before === null ? {} : { id: LessThan(before) }
      const where: FindOptionsWhere<JournalEntry>[] = [
        { ...older, action: Like('rules.%') },
        { ...older, action: Like('prices.%') },
      ]
      const rows = await read.find(JournalEntry, { where, order: { id: 'DESC' }, take: journalSize + 1 })
      const entries = rows.slice(0, journalSize)
      const names = await namesOf(entries.map(({ userId }) => userId))
      return {
        entries: entries.map((entry) => ({ entry, name: names.get(entry.userId ?? 0) ?? null })),
        next: rows.length > journalSize ? entries.at(-1)!.id : null,
      }
    },
  }
}
