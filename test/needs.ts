import { existsSync, readdirSync } from 'node:fs'
import { projectFolder } from './rules/source-files.js'

/** What some tests need and a machine may not have. */
const places = {
  chromium: () => existsSync('/usr/bin/chromium'),
  redis: () => existsSync('/usr/bin/redis-server'),
  postgres: () =>
    existsSync('/usr/lib/postgresql') &&
    readdirSync('/usr/lib/postgresql').some((version) =>
      existsSync(`/usr/lib/postgresql/${version}/bin/initdb`),
    ),
  /** Documents and answers kept beside the project, in no repository. */
  shared: () => existsSync(`${projectFolder}../shared/README.md`),
}
export type Need = keyof typeof places

/**
 * Is it there? Where it is not, the tests that need it are skipped, loudly; named in DOPUSK_TEST_REQUIRE, its absence is
 * a failure.
 */
export function has(need: Need): boolean {
  if (places[need]()) return true
  if (process.env.DOPUSK_TEST_REQUIRE?.split(',').includes(need))
    throw new Error(`${need} is required and not here`)
  process.stderr.write(`SKIPPED: ${need} is not on this machine, the tests that need it did not run\n`)
  return false
}
