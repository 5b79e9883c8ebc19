/** The part of JSON Schema that the OpenAPI document uses. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  required?: string[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
  additionalProperties?: unknown
}

export interface WrongInput {
  /** 'answers.0.channel is true' */
  what: string
  value: unknown
}

type Resolve = (schema: JsonSchema) => JsonSchema

const strangers: unknown[] = ['text', 1.5, true, null, [], {}]

/** Everything that a schema forbids about a valid value, one fault at a time. */
export function wrongInputs(
  given: JsonSchema,
  valid: unknown,
  resolve: Resolve,
  path: string[] = [],
): WrongInput[] {
  const schema = resolve(given)
  const at = path.join('.') || 'the body'
  const wrong = wrongValues(schema).map((value) => ({ what: `${at} is ${JSON.stringify(value)}`, value }))
  return [...wrong, ...inObject(schema, valid, resolve, path), ...inList(schema, valid, resolve, path)]
}

function inObject(schema: JsonSchema, valid: unknown, resolve: Resolve, path: string[]): WrongInput[] {
  if (!schema.properties) return []
  const object = valid as Record<string, unknown>
  const missing = (schema.required ?? []).map((name) => ({
    what: `${[...path, name].join('.')} is missing`,
    value: Object.fromEntries(Object.entries(object).filter(([other]) => other !== name)),
  }))
  const within = Object.entries(schema.properties)
    .filter(([name]) => object[name] !== undefined)
    .flatMap(([name, property]) =>
      wrongInputs(property, object[name], resolve, [...path, name]).map(({ what, value }) => ({
        what,
        value: { ...object, [name]: value },
      })),
    )
  const unknown = { what: `${[...path, 'stranger'].join('.')} is unknown`, value: { ...object, stranger: 1 } }
  return [...missing, ...within, ...(schema.additionalProperties === false ? [unknown] : [])]
}

function inList(schema: JsonSchema, valid: unknown, resolve: Resolve, path: string[]): WrongInput[] {
  if (!schema.items) return []
  const [first, ...rest] = valid as unknown[]
  return wrongInputs(schema.items, first, resolve, [...path, '0']).map(({ what, value }) => ({
    what,
    value: [value, ...rest],
  }))
}

/** Of another type, out of range, or not written so. */
export function wrongValues(schema: JsonSchema): unknown[] {
  const kinds = kindsOf(schema)
  if (kinds.length === 0) return []
  const strange = strangers.filter((value) => !kinds.some((kind) => isOf(kind, value)))
  return [...strange, ...outOfRange(schema)]
}

function outOfRange(schema: JsonSchema): unknown[] {
  const { enum: choice, pattern, minimum, maximum, minLength, maxLength, minItems, maxItems } = schema
  return [
    ...(choice || pattern ? [`not ${String(choice ?? 'so')}`] : []),
    ...(minimum !== undefined ? [minimum - 1] : []),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? [maximum + 1] : []),
    ...(minLength ? [''] : []),
    ...(maxLength !== undefined ? ['x'.repeat(maxLength + 1)] : []),
    ...(minItems ? [[]] : []),
    ...(maxItems !== undefined ? [Array<object>(maxItems + 1).fill({})] : []),
  ]
}

/** Without any, everything fits. */
const kindsOf = ({ type, anyOf }: JsonSchema): string[] =>
  anyOf ? anyOf.flatMap(kindsOf) : [type ?? []].flat()

function isOf(kind: string, value: unknown): boolean {
  if (kind === 'null') return value === null
  if (kind === 'array') return Array.isArray(value)
  if (kind === 'integer') return Number.isInteger(value)
  if (kind === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === kind
}
