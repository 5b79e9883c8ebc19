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
  | 'productGroup'
  | 'outcome'
  | 'reasonId'
  | 'answers'
  | 'attempts'
  | 'lane'
  | 'nextTryAt'
  | 'deadlineAt'
  | 'checkedAt'
  | 'tillAskedAt'
  | 'abroadDueAt'
  | 'exchangeIds'
> & {
  /** Exchanges of questions beside the status, which are written with its answer. */
  besideIds?: number[]
}

type Moment = 'nextTryAt' | 'deadlineAt' | 'checkedAt' | 'tillAskedAt' | 'abroadDueAt'

/** The same as the database hands it over: a thousand of them at a time, too many to be made entities of. */
export type CodeStateRow = Omit<CodeState, 'answers' | Moment> & {
  answers: string | null
} & Record<Moment, number | string | null>

const columns: (keyof CodeStateRow)[] = [
  'id',
  'lineId',
  'cis',
  'raw',
  'kind',
  'gtin',
  'productGroup',
  'outcome',
  'reasonId',
  'answers',
  'attempts',
  'lane',
  'nextTryAt',
  'deadlineAt',
  'checkedAt',
  'tillAskedAt',
  'abroadDueAt',
  'exchangeIds',
]
export const stateColumns = columns.map((name) => `"${name}"`).join(', ')

export const codeState = (row: CodeStateRow): CodeState => ({
  ...row,
  answers: row.answers === null ? null : (JSON.parse(row.answers) as ChannelAnswer[]),
  nextTryAt: moment(row.nextTryAt),
  deadlineAt: moment(row.deadlineAt),
  checkedAt: moment(row.checkedAt),
  tillAskedAt: moment(row.tillAskedAt),
  abroadDueAt: moment(row.abroadDueAt),
})

/** PostgreSQL hands large numbers over as text. */
const moment = (value: number | string | null): number | null => (value === null ? null : Number(value))
