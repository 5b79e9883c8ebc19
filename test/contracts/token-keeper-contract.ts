import { expect, it } from 'vitest'
import { LegalEntity, ScheduleHold } from '../../entities/index.js'
import type { Database } from '../../server/database.js'
import { makeTokenKeeper } from '../../server/legal-entities/token-keeper.js'
import { silentLog } from '../../server/log.js'
import { testClock } from '../test-clock.js'

const inn = '0069003184'
const minute = 60_000
const hour = 60 * minute

interface Signing {
  by: number
  /** Ends it with this token, or in a failure. */
  end(token: string | null): void
}

/** Several processes that may sign in, whose sign-ins end when the test says so. */
function processes(databases: readonly Database[]) {
  const clock = testClock()
  const signings: Signing[] = []
  let dead: string | null = null
  const known: (string | null)[] = databases.map(() => null)
  const look = async (by: number): Promise<void> => {
    const kept = await databases[by]!.read.findOneBy(LegalEntity, { inn })
    known[by] = kept?.tokenCipher ?? null
  }
  const keepers = databases.map((database, by) =>
    makeTokenKeeper({
      database,
      clock,
      log: silentLog,
      inn,
      processName: `machine-${by}/1/0a1b2c3d`,
      isDead: () => known[by] !== null && known[by] === dead,
      refresh: () => look(by),
      signIn: () =>
        new Promise((resolve, reject) =>
          signings.push({
            by,
            end: (token) =>
              token === null
                ? reject(new Error('no card in the reader'))
                : resolve({ token, expiresAt: clock.now() + 10 * hour }),
          }),
        ),
      putToken: (of, { token, expiresAt }) =>
        database.transact(({ manager }) =>
          manager.upsert(
            LegalEntity,
            { inn: of, tokenCipher: token, tokenExpiresAt: expiresAt, updatedAt: clock.now() },
            ['inn'],
          ),
        ),
    }),
  )
  const reached = async (count: number): Promise<Signing> => {
    await expect.poll(() => signings.length, { timeout: 5000 }).toBe(count)
    return signings.at(-1)!
  }
  const renewAll = () => keepers.map((keeper) => keeper.renew())
  const lookAgain = () => Promise.all(databases.map((_, by) => look(by)))
  return {
    clock,
    signings,
    keepers,
    reached,
    renewAll,
    lookAgain,
    die: (token: string) => void (dead = token),
  }
}

/** What holds of several processes that keep one token, on any database. */
export function tokenKeeperContract(open: () => Promise<Database[]>): void {
  const begin = async () => {
    const databases = await open()
    await databases[0]!.transact(async ({ manager }) => {
      await manager.deleteAll(ScheduleHold)
      await manager.deleteAll(LegalEntity)
    })
    return processes(databases)
  }

  it('has one process sign in, though all see the need at once, and the others take what it keeps', async () => {
    const { signings, reached, renewAll } = await begin()
    const renewed = renewAll()
    ;(await reached(1)).end('token-1')
    await Promise.all(renewed)
    await Promise.all(renewAll())
    expect(signings).toHaveLength(1)
  })

  it('signs in once where several found the same token dead', async () => {
    const { clock, signings, reached, renewAll, lookAgain, die } = await begin()
    const first = renewAll()
    ;(await reached(1)).end('token-1')
    await Promise.all(first)
    await lookAgain()
    await clock.advance(6 * minute)
    die('token-1')
    const renewed = renewAll()
    ;(await reached(2)).end('token-2')
    await Promise.all(renewed)
    // Who did not sign in still takes the dead token for the newest, until he looks.
    await clock.advance(6 * minute)
    await Promise.all(renewAll())
    expect(signings).toHaveLength(2)
  })

  it('goes on in another process once the lease of a killed one is over', async () => {
    const { clock, signings, reached, keepers } = await begin()
    void keepers[0]!.renew()
    expect((await reached(1)).by).toBe(0)
    await clock.advance(3 * minute - 1)
    await keepers[1]!.renew()
    expect(signings).toHaveLength(1)
    await clock.advance(1)
    const renewed = keepers[1]!.renew()
    const second = await reached(2)
    expect(second.by).toBe(1)
    second.end('token-2')
    await renewed
  })

  it('leaves five minutes behind a failure for all of them together', async () => {
    const { clock, signings, reached, keepers } = await begin()
    const failed = keepers[0]!.renew()
    ;(await reached(1)).end(null)
    await failed
    await clock.advance(5 * minute - 1)
    await Promise.all([keepers[0]!.renew(), keepers[1]!.renew()])
    expect(signings).toHaveLength(1)
    await clock.advance(1)
    const renewed = keepers[1]!.renew()
    ;(await reached(2)).end('token-2')
    await renewed
  })
}
