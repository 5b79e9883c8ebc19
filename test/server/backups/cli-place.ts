import { AppError } from '../../../server/errors.js'
import { systemClock } from '../../../server/clock.js'
import type { CliPlace } from '../../../server/cli/run-check.js'
import { textSink } from '../text-sink.js'

/** Carries out a command as the command line would: its exit code or the key of what it refused for, and its words. */
export async function atTerminal(
  env: Record<string, string>,
  command: (place: CliPlace) => Promise<number>,
): Promise<{ exit: number | string; out: string }> {
  const out = textSink()
  const place: CliPlace = { env, clock: systemClock, language: 'ru', out, err: textSink() }
  const exit = await command(place).catch((error: unknown) => {
    if (error instanceof AppError) return error.key
    throw error
  })
  return { exit, out: out.text() }
}
