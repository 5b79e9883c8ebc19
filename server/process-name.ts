import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'

/** The name of a process in rows that it holds: `host/pid/random`, as `shop-7/4211/9f31c0aa`. */
export const newProcessName = (): string => `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`

/**
 * Is the process of this name surely gone? Only one of this machine can be known to be: what it holds is free at once.
 * Of any other its lease has to run out.
 */
export function isGone(name: string, ownName: string): boolean {
  const [host, pid] = name.split('/')
  if (name === ownName || host !== hostname() || !pid) return false
  // In a container every start has the same number.
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
