import type { Exchange, ExchangeHead } from '../../entities/index.js'
import type { ClaimedHead } from './claimed-heads.js'
import { sealOfExchange, sealOfHead } from './exchange-seal.js'
import { chainStart, judgeExchange, type ExchangeFault } from './judge-exchange.js'
import type { ChainStep } from './walk-exchanges.js'

/** A row that breaks the chain. Of one that is missing the row after it is told, where there is one. */
export interface BrokenExchange {
  kind: 'broken'
  fault: ExchangeFault | 'seal' | 'head' | 'cut' | 'unreadable'
  exchangeId: number
  deliveryId: number | null
  askedAt: number | null
}

export type ChainVerdict =
  | { kind: 'whole'; exchanges: number; head: string | null; sealed: boolean }
  | BrokenExchange
  /** Not one seal is ours: another secret file, or a chain written anew from its first row. */
  | { kind: 'other-secret'; exchanges: number }
  /** The chain is whole, but a claim names a head that is no row of it. */
  | { kind: 'claim'; claim: ClaimedHead }

/** The chain as far as it was read: only its end, the claims that still look for their row, and the first forged seal. */
export class ChainReading {
  private last = chainStart
  private isOurs = false
  private forged: BrokenExchange | null = null

  constructor(
    private readonly claims: Map<string, ClaimedHead>,
    private readonly key: Buffer | null,
  ) {}

  /** A verdict as soon as there is one; always at the end. */
  take(step: ChainStep): ChainVerdict | null {
    if ('row' in step) return this.takeRow(step.row)
    return 'head' in step ? this.close(step.head) : this.breakAt('unreadable', this.last.id + 1)
  }

  private takeRow(row: Exchange): ChainVerdict | null {
    const fault = judgeExchange(row, this.last)
    if (fault) return this.breakAt(fault, fault === 'missing' ? this.last.id + 1 : row.id, row)
    if (this.key)
      this.compareSeal(row.seal, sealOfExchange(row.hash, this.key), brokenAt('seal', row.id, row))
    this.claims.delete(row.hash)
    this.last = row
    return null
  }

  private close(head: ExchangeHead | null): ChainVerdict {
    const { last, key } = this
    if (head && head.exchangeId > last.id) return this.breakAt('cut', last.id + 1)
    const agrees = head ? head.exchangeId === last.id && head.hash === last.hash : last === chainStart
    if (!agrees) return this.breakAt('head', last.id)
    if (head && key) this.compareSeal(head.seal, sealOfHead(head, key), brokenAt('head', last.id))
    if (this.forged) return this.isOurs ? this.forged : { kind: 'other-secret', exchanges: last.id }
    const [claim] = this.claims.values()
    if (claim) return { kind: 'claim', claim }
    return { kind: 'whole', exchanges: last.id, head: head?.hash ?? null, sealed: key !== null }
  }

  private compareSeal(seal: string, ours: string, fault: BrokenExchange): void {
    if (seal === ours) this.isOurs = true
    else this.forged ??= fault
  }

  /** An earlier seal that is not ours comes first, unless none was ours: then the secret is another, not the row. */
  private breakAt(...where: Parameters<typeof brokenAt>): BrokenExchange {
    return this.isOurs && this.forged ? this.forged : brokenAt(...where)
  }
}

const brokenAt = (
  fault: BrokenExchange['fault'],
  exchangeId: number,
  row?: Pick<Exchange, 'deliveryId' | 'askedAt'>,
): BrokenExchange => ({
  kind: 'broken',
  fault,
  exchangeId,
  deliveryId: row?.deliveryId ?? null,
  askedAt: row?.askedAt ?? null,
})
