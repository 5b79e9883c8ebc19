import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { secret, trainingEnvironment } from '../cli/own-server.js'
import { variableNames } from '../config.js'
import type { CodeState } from '../sandbox/code-state.js'
import { polyanka } from '../sandbox/samples/parties.js'
import { unregistered } from '../sandbox/samples/samples.js'
import { databaseIn } from './demo-folder.js'
import { storeName } from './demo-stage.js'

/** Where the stand-in is looked for by the server that is started on the day. */
export const standInPort = 8099

/**
 * Writes the environment of a server on the day: every variable of the program stands in it, so that none of a .env
 * file gets in. Its path.
 */
export function writeEnvironment(folder: string): string {
  const given: Record<string, string> = {
    ...trainingEnvironment(`http://127.0.0.1:${standInPort}`),
    DOPUSK_TIMETABLE_SCALE: '1',
    PORT: '8080',
    ROLES: 'web',
    DATABASE_URL: `sqlite:${resolve(databaseIn(folder))}`,
    DOPUSK_SECRET_FILE: resolve(folder, 'dopusk.secret'),
    DOPUSK_API_TOKEN: secret(),
    DOPUSK_BACKUP_TIME: 'off',
    DOPUSK_STORE_NAME: storeName,
    DOPUSK_STORE_ADDRESS: polyanka.address,
  }
  const lines = variableNames.map((name) => `${name}=${quoted(given[name] ?? '')}\n`)
  const file = join(folder, 'store.env')
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  return file
}

const quoted = (value: string): string => (/[\s#«]/.test(value) ? `"${value}"` : value)

/** Writes what ЧЗ knows of the codes of the day, for `npm run sandbox`. Its path. */
export function writeScenario(folder: string, states: ReadonlyMap<string, CodeState>): string {
  const codes = Object.fromEntries([...states].map(([cis, state]) => [cis, inFile(state)]))
  const file = join(folder, 'scenario.json')
  const participants = Object.fromEntries(unregistered.map((inn) => [inn, null]))
  writeFileSync(file, JSON.stringify({ rest: 'rule-of-thumb', codes, participants }))
  return file
}

function inFile(state: CodeState): unknown {
  if (state.kind === 'late') return { ...state, meanwhile: inFile(state.meanwhile), then: inFile(state.then) }
  if (state.kind !== 'known') return state
  const { goods, ...more } = state
  return { ...more, groupId: goods.groupId, name: goods.name }
}
