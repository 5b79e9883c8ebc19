import { z } from 'zod'
import { isoOf } from '../iso-time.js'
import type { Channel, CodeFacts } from '../domain/verdict/facts.js'
import { moment } from '../web/api-schemas.js'

export const channelSchema = z.enum([
  'true-api',
  'cdn',
  'till-module',
  'local-module',
  'eaes',
  'check-parts',
]) satisfies z.ZodType<Channel>

const text = z.string()
const texts = z.array(z.string())
const yes = z.boolean()
const whole = z.int()

const known = {
  found: yes,
  silence: text,
  refused: text,
  errorCode: text,
  errorMessage: text,
  status: text,
  statusEx: text,
  packageType: text,
  group: text,
  gtin: text,
  productName: text,
  ownerInn: text,
  ownerName: text,
  isOwner: yes,
  producerInn: text,
  producerName: text,
  emissionType: text,
  expiresAt: moment,
  expirations: z.array(z.strictObject({ until: moment, condition: text })),
  producedAt: moment,
  introducedAt: moment,
  markWithdraw: yes,
  multipleSales: yes,
  withdrawReason: text,
  withdrawReasonOther: text,
  ogvs: texts,
  blocked: yes,
  maxRetailPriceKopecks: whole,
  minPriceKopecks: whole,
  singleMinPriceKopecks: whole,
  packageQuantity: z.number(),
  grayZone: yes,
  authentic: yes,
  registered: yes,
  children: texts,
  parent: text,
  innerUnitCount: z.number(),
  soldUnitCount: z.number(),
  valid: yes,
  verified: yes,
  utilised: yes,
  realizable: yes,
  sold: yes,
  checkedOffline: yes,
} satisfies Partial<Record<keyof CodeFacts, z.ZodType>>

/** What one channel said about one code. An absent field is «not known»; a channel may come to say more. */
export const factsSchema = z.looseObject(known).partial().meta({ id: 'Facts' })

/** Facts with their times as every time outside. */
export function factsJson({ expirations, ...facts }: CodeFacts): z.infer<typeof factsSchema> {
  const entries = Object.entries(facts).map(([name, value]) => [
    name,
    name.endsWith('At') ? isoOf(value as number) : value,
  ])
  const several = expirations?.map(({ until, condition }) => ({ until: isoOf(until), condition }))
  return { ...Object.fromEntries(entries), ...(several ? { expirations: several } : {}) } as z.infer<
    typeof factsSchema
  >
}
