import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/**
 * Mark of the place where the numbers of processes are counted: this start of the system, and in it this container. Empty
 * where the system does not tell.
 */
function placeOfNumbers(): string {
  try {
    const place = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8') + readlinkSync('/proc/self/ns/pid')
    return createHash('sha256').update(place).digest('hex').slice(0, 12)
  } catch {
    return ''
  }
}

const here = placeOfNumbers()

/** The name of a process in rows that it holds: `host/pid/random/place`, as `shop-7/4211/9f31c0aa/5be1d7c20f44`. */
export const newProcessName = (): string =>
  [hostname(), process.pid, randomUUID().slice(0, 8), here].filter((part) => part !== '').join('/')

/** What a person finds it by: its machine, and its number there. */
export const shortName = (name: string): string => name.split('/').slice(0, 2).join('/')

/**
 * Is the process of this name surely gone? Only one whose number is counted where ours is can be known to be: what it holds
 * is free at once. Of any other, in another container of the same host name too, its lease has to run out.
 */
export function isGone(name: string, ownName: string): boolean {
  const [host, pid, , place] = name.split('/')
  const [, , , ownPlace] = ownName.split('/')
  if (name === ownName || host !== hostname() || !pid || place !== ownPlace) return false
  // In a container every start has the same number.
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
