import type { InfoRow } from './info-row.js'
import { jsonAnswer, type WireAnswer } from './wire-answer.js'

/** Fields of cises/info that the short list has in a layer of its own. */
const special = ['introducedDate', 'expirationDate', 'maxRetailPrice'] as const
const plain = [
  ...([
    'requestedCis',
    'cis',
    'gtin',
    'tnVedEaesGroup',
    'producerInn',
    'ownerInn',
    'status',
    'statusEx',
  ] as const),
  ...(['emissionDate', 'applicationDate', 'emissionType', 'productGroup', 'productGroupId'] as const),
  ...(['packageType', 'withdrawReason', 'parent'] as const),
]

/** The answer of cises/info as cises/short/list gives it; a code that is not known, alone, without an array. */
export function shortened(answer: WireAnswer): WireAnswer {
  const rows = answer.type === 'application/json' ? (JSON.parse(answer.body) as unknown) : null
  if (!Array.isArray(rows)) return answer
  const short = (rows as InfoRow[]).map(shortRow)
  const isAlone = short.length === 1 && answer.status === 404
  return jsonAnswer(answer.status, isAlone ? short[0] : short)
}

function shortRow({ cisInfo, ...error }: InfoRow) {
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (name in cisInfo ? [[name, cisInfo[name]]] : [])))
  const { generalPackageType, child } = cisInfo
  return {
    result: {
      ...pick(plain),
      ...(generalPackageType !== undefined && { extendedPackageType: generalPackageType }),
      ...(child !== undefined && { children: child }),
      specialAttributes: pick(special),
    },
    ...error,
  }
}
