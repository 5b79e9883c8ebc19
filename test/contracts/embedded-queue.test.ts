import { silentLog } from '../../server/log.js'
import { embeddedQueue } from '../../server/queue/embedded-queue.js'
import { testClock } from '../test-clock.js'
import { queueContract } from './queue-contract.js'

queueContract('embedded', async () => {
  const clock = testClock()
  return { clock, queue: embeddedQueue({ clock, log: silentLog }) }
})
