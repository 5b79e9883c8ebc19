import { textTable } from '../cli/text-table.js'
import { say, type Language } from '../text/say.js'
import { standInPort } from './day-files.js'
import type { MadeDay } from './make-day.js'

/** How to start a server on the day, and who may sign in. */
export function dayWords({ environment, scenario, administrator, people }: MadeDay, lang: Language): string {
  const server = `node --env-file=${environment} dist/server/main.js`
  const everybody = [...people, { ...administrator, role: 'administrator' as const }]
  const columns = (['role', 'login', 'password'] as const).map((name) => ({
    title: say(lang, `seed.column.${name}`),
  }))
  return [
    '',
    say(lang, 'seed.start'),
    `  ${server}`,
    '',
    ...textTable(
      columns,
      everybody.map(({ role, login, password }) => [say(lang, `role.${role}`), login, password]),
    ),
    '',
    say(lang, 'seed.live'),
    `  PORT=${standInPort} npm run sandbox -- ${scenario}`,
    `  ROLES=web,worker,schedule ${server}`,
  ].join('\n')
}
