import { silentLog } from '../../server/log.js'
import { embeddedQueue } from '../../server/queue/embedded-queue.js'
import { testClock } from '../test-clock.js'
import { queueContract } from './queue-contract.js'

queueContract('embedded', async () => {
  const clock = testClock()
  return {
    queue: embeddedQueue({ clock, log: silentLog }),
    now: () => clock.now(),
    pass: (ms) => clock.advance(ms),
    end: () => clock.advance(1000),
    async eventually(check) {
      for (let moved = 0; moved < 100; moved++) {
        await clock.advance(moved === 0 ? 0 : 100)
        try {
          return check()
        } catch {
          // Not yet.
        }
      }
      check()
    },
  }
})
