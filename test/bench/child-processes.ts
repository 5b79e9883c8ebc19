import { execFile, fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { CheckServer } from '../../server/cli/own-server.js'

const place = (file: string) => new URL(file, import.meta.url).pathname
/** A bench that breaks off leaves nothing running behind it. */
const children = new Set<ChildProcess>()
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')))
const endsWithUs = <Child extends ChildProcess>(child: Child): Child => {
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}
const viaTsx = ['--import', 'tsx']

export interface FloorTimes {
  saxMs: number
  insertMs: number
  checkMs: number
  cpuMs: number
}

/** Runs the floor once, in a process of its own. */
export async function runFloor(args: readonly string[]): Promise<FloorTimes> {
  const { stdout } = await promisify(execFile)(process.execPath, [...viaTsx, place('floor.ts'), ...args])
  return JSON.parse(stdout) as FloorTimes
}

/** Starts the stand-in for ЧЗ of the bench. */
export async function startChz(latencyMs: number): Promise<{ port: string; stop(): void }> {
  const stand = [...viaTsx, place('chz.ts'), String(latencyMs)]
  const child = endsWithUs(spawn(process.execPath, stand, { stdio: ['ignore', 'pipe', 'inherit'] }))
  const [port] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { port, stop: () => void child.kill() }
}

/** How late the event loop ran, and processor time, since it was asked last. */
export interface LoopWatch {
  p99Ms: number
  maxMs: number
  cpuMs: number
}

/** A server as `npm start` makes it, with the watch on its event loop. */
export interface BenchServer extends CheckServer {
  watch(): Promise<LoopWatch>
  /** VmHWM, MB. */
  peakMemoryMb(): number
}

/** Flags of node in `npm start`. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(place('../../package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').filter((part) => part.startsWith('--'))
}

export async function startServer(env: Record<string, string>, port: number): Promise<BenchServer> {
  const child = endsWithUs(
    fork('dist/server/main.js', {
      execArgv: [...startFlags(), '--import', place('loop-watch.mjs')],
      env: { PATH: process.env.PATH, ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }),
  )
  const url = `http://127.0.0.1:${port}`
  await ready(url, child)
  return {
    url,
    token: env.DOPUSK_API_TOKEN!,
    async watch() {
      child.send('read')
      return ((await once(child, 'message')) as [LoopWatch])[0]
    },
    peakMemoryMb: () => peakMemoryOf(child.pid!),
    async close() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** A process that only works: it answers under no address. */
export async function startWorker(env: Record<string, string>): Promise<{ close(): Promise<void> }> {
  const child = endsWithUs(
    fork('dist/server/main.js', {
      execArgv: startFlags(),
      env: { PATH: process.env.PATH, ...env, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    }),
  )
  for await (const line of createInterface(child.stderr!)) if (line.includes('working')) break
  child.stderr!.resume()
  return {
    async close() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    const answer = await fetch(`${url}/healthz`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function peakMemoryOf(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}
