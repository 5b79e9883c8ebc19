import type { KnownCode } from './code-state.js'
import { knownAtLast } from './known-goods.js'
import type { Scenario } from './scenario.js'
import type { ReadUpd } from './upd-codes.js'

/** A row of `errors` (True API v719, 6.7). The numbers are those of the list of errors, the words are constructed. */
export interface ValidatorError {
  code: number
  description: string
  cis?: string
}

/** More are not sent. */
const mostErrors = 1000

/** What would be wrong with the document, by what is true of its codes; what is in packs is not looked at. */
export function errorsOfUpd(scenario: Scenario, { supplierInn, codes }: ReadUpd): ValidatorError[] {
  if (codes.length === 0) return [{ code: 103, description: 'Документ не содержит Кодов Маркировки' }]
  const repeated = new Set<string>()
  const found = codes.flatMap((cis) => {
    if (repeated.has(cis) || isInBulk(cis)) return []
    repeated.add(cis)
    const error = errorOf(cis, knownOf(scenario, cis), supplierInn)
    return error ? [{ ...error, cis }] : []
  })
  return found.slice(0, mostErrors)
}

const isInBulk = (cis: string) => /^02\d{14}37\d+/.test(cis)

/** A transport pack is known without its identifier 00. */
function knownOf(scenario: Scenario, cis: string): KnownCode | null {
  const names = /^00\d{18}$/.test(cis) ? [cis, cis.slice(2)] : [cis]
  for (const name of names) {
    const known = knownAtLast(scenario(name) ?? { kind: 'unknown' })
    if (known) return known
  }
  return null
}

function errorOf(cis: string, known: KnownCode | null, supplierInn: string | null): ValidatorError | null {
  if (/[()]/.test(cis) && /\((?:01|21)\)/.test(cis))
    return { code: 3, description: 'Недопустимо указывать скобки для идентификаторов применения' }
  if (known === null) return { code: 22, description: `Коды маркировки ${cis} не найдены в ГИС МТ` }
  const { status, statusEx, owner, ogvs = [] } = known
  switch (status) {
    case 'EMITTED':
      return { code: 116, description: `Код ${cis} не введён в оборот` }
    case 'APPLIED':
      return statusEx === 'IN_GRAY_ZONE' ? null : { code: 116, description: `Код ${cis} не введён в оборот` }
    case 'APPLIED_NOT_PAID':
      return { code: 68, description: `Код ${cis} не оплачен` }
    case 'RETIRED':
    case 'WITHDRAWN':
      return { code: 146, description: `Товар с кодом ${cis} уже отгружен или продан` }
  }
  if (status !== 'INTRODUCED' || ogvs.length > 0 || (statusEx !== undefined && statusEx !== 'CONNECT_TAP'))
    return { code: 24, description: 'Статус КИ или их состояние не соответствуют операции' }
  const isOthers = owner !== undefined && supplierInn !== null && owner.inn !== supplierInn
  return isOthers ? { code: 23, description: `Продавец не владелец кода ${cis}` } : null
}
