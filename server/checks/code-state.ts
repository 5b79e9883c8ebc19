import type { Code } from '../../entities/index.js'
import type { ChannelAnswer } from '../domain/verdict/facts.js'

/** What of a code is needed to ask about it and to settle it. */
export type CodeState = Pick<
  Code,
  | 'id'
  | 'lineId'
  | 'cis'
  | 'raw'
  | 'kind'
  | 'gtin'
  | 'outcome'
  | 'reasonId'
  | 'answers'
  | 'attempts'
  | 'deadlineAt'
  | 'exchangeIds'
>

/** The same as the database hands it over: a thousand of them at a time, too many to be made entities of. */
export type CodeStateRow = Omit<CodeState, 'answers' | 'deadlineAt'> & {
  answers: string | null
  deadlineAt: number | string | null
}

const columns: (keyof CodeState)[] = [
  'id',
  'lineId',
  'cis',
  'raw',
  'kind',
  'gtin',
  'outcome',
  'reasonId',
  'answers',
  'attempts',
  'deadlineAt',
  'exchangeIds',
]
export const stateColumns = columns.map((name) => `"${name}"`).join(', ')

export const codeState = (row: CodeStateRow): CodeState => ({
  ...row,
  answers: row.answers === null ? null : (JSON.parse(row.answers) as ChannelAnswer[]),
  deadlineAt: row.deadlineAt === null ? null : Number(row.deadlineAt),
})
