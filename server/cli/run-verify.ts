import type { EntityManager } from 'typeorm'
import { Exchange } from '../../entities/index.js'
import type { Config } from '../config.js'
import { isDamage } from '../database-damage.js'
import { viewOwnDatabase } from '../database-view.js'
import { AppError } from '../errors.js'
import { verifyChain } from '../evidence/verify-chain.js'
import { readSecret } from '../secret.js'
import type { VerifyOrder } from './arguments.js'
import { complain, type CliPlace } from './run-check.js'
import { ownConfiguration } from './own-configuration.js'
import { verifyLines, type VerifyResult } from './verify-report.js'

/**
 * `dopusk verify`: 0 the chain of evidence is whole, 1 it is not, 3 there is nothing to verify it with. It only reads, a
 * server may be at work.
 */
export async function runVerify(order: VerifyOrder, place: CliPlace): Promise<number> {
  const own = ownConfiguration(place.env)
  if ('complaints' in own) return complain(own.complaints, place, order.json)
  const result = await verify(order, own.config)
  const exitCode = exitOf(result)
  const lines = verifyLines(result, {
    language: place.language,
    zone: own.config.DOPUSK_TIMEZONE,
    secretFile: own.config.DOPUSK_SECRET_FILE,
  })
  place.out.write(
    order.json ? `${JSON.stringify({ exitCode, ...result }, null, 2)}\n` : `${lines.join('\n')}\n`,
  )
  return exitCode
}

async function verify({ head }: VerifyOrder, config: Config): Promise<VerifyResult> {
  const secret = readSecret(config.DOPUSK_SECRET_FILE)
  if (!secret) throw new AppError('user', 'secret.missing', { path: config.DOPUSK_SECRET_FILE })
  const view = await viewOwnDatabase(config.DATABASE_URL).catch(ifDamaged)
  if (!view) return { verdict: { kind: 'damaged' }, asked: null }
  try {
    const verdict = await verifyChain(view.read, secret('evidence'))
    return { verdict, asked: head === null ? null : await findHead(view.read, head) }
  } catch (error) {
    ifDamaged(error)
    return { verdict: { kind: 'damaged' }, asked: null }
  } finally {
    await view.close()
  }
}

function ifDamaged(error: unknown): null {
  if (isDamage(error) || (error instanceof AppError && error.key === 'database.damaged')) return null
  throw error
}

async function findHead(read: EntityManager, head: string): Promise<VerifyResult['asked']> {
  const found = await read.findOne(Exchange, { select: { id: true, askedAt: true }, where: { hash: head } })
  return { head, exchangeId: found?.id ?? null, askedAt: found?.askedAt ?? null }
}

function exitOf({ verdict, asked }: VerifyResult): number {
  if (verdict.kind === 'other-secret') return 3
  return verdict.kind === 'whole' && asked?.exchangeId !== null ? 0 : 1
}
