import { AppError } from '../errors.js'
import { groupAliases } from '../domain/verdict/product-groups.js'
import { groupAlias } from '../domain/group-aliases.js'
import type { CodeState, Goods, KnownCode } from './code-state.js'
import { participantsOf, type Participants, type Registration } from './participants.js'
import { ruleOfThumb } from './rule-of-thumb.js'
import { firstOf, scenarioOf, type Scenario } from './scenario.js'

/** What a scenario file says: `codes` by КИ, what of all `rest`, `participants` by ИНН, `moods` from the beginning, how many sites. */
export interface ScenarioFile {
  scenario: Scenario
  participants: Participants
  moods: readonly Record<string, unknown>[]
  siteCount: number
}

const mostSites = 20

/** @throws AppError user `sandbox.scenario` with the place in the file */
export function readScenarioFile(text: string, now: number): ScenarioFile {
  const file = objectAt(parsed(text), '$')
  const codes = objectAt(file.codes ?? {}, 'codes')
  const named = scenarioOf(
    new Map(Object.entries(codes).map(([cis, state]) => [cis, stateAt(state, `codes.${cis}`)])),
  )
  const siteCount = file.siteCount ?? 2
  if (!Number.isInteger(siteCount) || Number(siteCount) < 1 || Number(siteCount) > mostSites)
    fail('siteCount')
  if (file.rest !== undefined && file.rest !== 'unknown' && file.rest !== 'rule-of-thumb') fail('rest')
  const moods = file.moods ?? []
  if (!Array.isArray(moods)) fail('moods')
  return {
    scenario: file.rest === 'rule-of-thumb' ? firstOf(named, ruleOfThumb(now)) : named,
    participants: participantsIn(file.participants),
    moods: (moods as unknown[]).map((mood, at) => objectAt(mood, `moods[${at}]`)),
    siteCount: Number(siteCount),
  }
}

/** null for one whom ЧЗ does not know; of who is not named everybody is registered. */
function participantsIn(value: unknown): Participants {
  const named = Object.entries(objectAt(value ?? {}, 'participants'))
  return participantsOf(
    new Map(named.map(([inn, said]) => [inn, registrationAt(said, `participants.${inn}`)])),
  )
}

function registrationAt(value: unknown, place: string): Registration | undefined {
  if (value === null) return undefined
  const { groups = groupAliases, status } = objectAt(value, place)
  if (!Array.isArray(groups) || (status !== undefined && typeof status !== 'string')) fail(place)
  return { groups: groups.map(String), ...(typeof status === 'string' && { status }) }
}

function fail(place: string): never {
  throw new AppError('user', 'sandbox.scenario', { place })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (cause) {
    throw new AppError('user', 'sandbox.scenario', { place: 'JSON' }, { cause })
  }
}

function objectAt(value: unknown, place: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(place)
  return value as Record<string, unknown>
}

/** A known code by its status, or one of the states that are none: unknown, silent, missing, refused, row-error, late. */
function stateAt(value: unknown, place: string): CodeState {
  const state = objectAt(value, place)
  switch (state.kind ?? 'known') {
    case 'known':
      return knownAt(state, place)
    case 'unknown':
    case 'silent':
    case 'missing':
      return { kind: state.kind as 'unknown' | 'silent' | 'missing' }
    case 'refused':
      return state.status === 422 ? { kind: 'refused', status: 422 } : { kind: 'refused', status: 400 }
    case 'row-error':
      return {
        kind: 'row-error',
        code: textAt(state.code, `${place}.code`),
        message: String(state.message ?? ''),
      }
    case 'late':
      return {
        kind: 'late',
        asks: Number.isInteger(state.asks) ? Number(state.asks) : fail(`${place}.asks`),
        meanwhile: stateAt(state.meanwhile ?? { kind: 'silent' }, `${place}.meanwhile`),
        then: stateAt(state.then, `${place}.then`),
      }
    default:
      return fail(`${place}.kind`)
  }
}

const textAt = (value: unknown, place: string): string =>
  typeof value === 'string' && value !== '' ? value : fail(place)

/** `status` and, as they are, the other fields of a known code; the goods by the number of their group. */
function knownAt({ kind: _, groupId = 8, name, ...more }: Record<string, unknown>, place: string): KnownCode {
  const status = textAt(more.status, `${place}.status`)
  const group = groupAlias(Number(groupId)) ?? fail(`${place}.groupId`)
  const goods: Goods = {
    name: typeof name === 'string' ? name : 'Учебный товар',
    brand: 'Учебная марка',
    group,
    groupId: Number(groupId),
    tnVedGroup: '0000',
    producer: { inn: '0069330819', name: 'ООО «Учебный завод»' },
  }
  return { ...(more as Partial<KnownCode>), kind: 'known', goods, status }
}
