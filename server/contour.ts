import type { EntityManager } from 'typeorm'
import { Setting } from '../entities/index.js'
import type { Database } from './database.js'
import { AppError } from './errors.js'

const name = 'contour'

/**
 * A database is of the training contour or a real one from its first start to its end: no answer of the stand-in ever
 * stands beside real ones.
 * @throws AppError user `contour.training`, `contour.real`
 */
export async function holdContour(database: Database, training: boolean): Promise<void> {
  const own = training ? 'training' : 'real'
  const kept = await database.transact(async (tx) => {
    await tx.alone('schedule')
    const row = await tx.manager.findOneBy(Setting, { name })
    if (!row) await tx.manager.insert(Setting, { name, value: own })
    return (row?.value as string | undefined) ?? own
  })
  if (kept !== own) throw new AppError('user', kept === 'training' ? 'contour.training' : 'contour.real')
}

/** What its first start made of a database that is only looked at. */
export const isOfTraining = async (read: EntityManager): Promise<boolean> =>
  (await read.findOneBy(Setting, { name }))?.value === 'training'
