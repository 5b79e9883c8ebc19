import { gs1Prefix } from '../gtin.js'
import type { EmitterCountry, Origin } from './parsed-code.js'

/** First character of the serial and the GS1 prefix of each state (ЕЭК, True API: «первый символ серийного номера»). */
const emitters: Record<string, { country: EmitterCountry; prefix: string }> = {
  '1': { country: 'AM', prefix: '485' },
  '2': { country: 'BY', prefix: '481' },
  '3': { country: 'KZ', prefix: '487' },
  '4': { country: 'KG', prefix: '470' },
}

const origins = new Map<string, Origin>()
/** One frozen value per origin: a document of 345,000 codes holds a handful of them. */
const originOf = (country: EmitterCountry | null, confidence: Origin['confidence']): Origin => {
  const key = `${country}${confidence}`
  const known = origins.get(key) ?? Object.freeze({ country, confidence })
  origins.set(key, known)
  return known
}

export const unknownOrigin = originOf(null, 'none')
const russian = originOf('RU', 'sure')
const probablyRussian = originOf('RU', 'likely')
const probablyBelarusian = originOf('BY', 'likely')

/**
 * Who emitted a code of a GS1 form. The digit alone proves nothing (Russian codes of 2019–21 begin with anything),
 * except that 2 is worth asking about: Belarusian goods come under many prefixes, the product group decides.
 */
export const originOfCode = (gtin: string, serial: string): Origin => {
  const first = serial.charAt(0)
  if (first === '5') return russian
  if (first === 'E' || first === 'e') return probablyRussian
  const emitter = emitters[first]
  if (!emitter) return unknownOrigin
  if (gs1Prefix(gtin) === emitter.prefix) return originOf(emitter.country, 'sure')
  return emitter.country === 'BY' ? probablyBelarusian : unknownOrigin
}

/** A fur's sign begins with the country in clear: `RU-430301-…`. */
export const originOfFur = (kiz: string): Origin => {
  const country = kiz.slice(0, 2)
  return /^(?:RU|BY|AM|KZ|KG)$/.test(country) ? originOf(country as EmitterCountry, 'certain') : unknownOrigin
}
