import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { say, sayIfKnown, type Language } from '../text/say.js'
import { errorAnswer, errorWith, inputFaultSchema } from '../web/api-schemas.js'
import type { Endpoint } from '../web/endpoint.js'

/** The OpenAPI document, out of the very schemas that validate. */
export function openapiDocument(endpoints: readonly Endpoint[], language: Language) {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  for (const endpoint of endpoints) registry.registerPath(routeOf(endpoint, language))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: say(language, 'api-docs.title'),
      version: '1',
      description: say(language, 'api-docs.about'),
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
  })
}

function routeOf(endpoint: Endpoint, language: Language): RouteConfig {
  const { method, path, summary, params, query, answer } = endpoint
  const body = bodyOf(endpoint)
  return {
    method,
    path,
    summary: say(language, summary),
    tags: [path.split('/')[1]!],
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(body ? { body } : {}),
    },
    responses: {
      [answer.status]: {
        description: sayIfKnown(language, `api-docs.status.${answer.status}`),
        content:
          answer.schema === 'html'
            ? { 'text/html': { schema: z.string() } }
            : { 'application/json': { schema: answer.schema } },
      },
      ...Object.fromEntries(
        refusalsOf(endpoint).map((status) => [status, refusal(endpoint, status, language)]),
      ),
    },
  }
}

function bodyOf({ body, takesDocument }: Endpoint): NonNullable<RouteConfig['request']>['body'] {
  const bytes = { type: 'string', format: 'binary' } as const
  if (takesDocument)
    return {
      required: true,
      content: {
        'multipart/form-data': {
          schema: { type: 'object', properties: { document: bytes }, required: ['document'] },
        },
        'application/octet-stream': { schema: bytes },
      },
    }
  return body && { required: true, content: { 'application/json': { schema: body } } }
}

/** What every endpoint may refuse, what one with a body may, and its own. */
export function refusalsOf({ method, takesDocument, refusals }: Endpoint): number[] {
  const ofBody = method === 'get' || takesDocument ? [] : [413, 415]
  return [...new Set([400, 401, ...ofBody, ...refusals])].sort((a, b) => a - b)
}

/** The shape of a refusal of this status. */
export function refusalSchema({ details }: Endpoint, status: number): z.ZodType {
  if (status === 400) return errorWith(z.array(inputFaultSchema).optional())
  const own = details?.[status]
  return own ? errorWith(own) : errorAnswer
}

const refusal = (endpoint: Endpoint, status: number, language: Language) => ({
  description: sayIfKnown(language, `api-docs.status.${status}`),
  content: { 'application/json': { schema: refusalSchema(endpoint, status) } },
})
