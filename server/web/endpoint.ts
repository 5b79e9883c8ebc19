import { json, type Request, type RequestHandler, type Response, type Router } from 'express'
import { z } from 'zod'
import type { Permission } from '../domain/access/roles.js'
import { AppError, notFound } from '../errors.js'
import type { SentenceKey } from '../text/sentences.js'
import type { Language } from '../text/say.js'
import { readInput } from './api-input.js'
import { acceptedLanguage } from './language.js'
import type { Web } from './web.js'

/** A door for programs. What is written here validates the request and makes the OpenAPI document. */
export interface Endpoint {
  method: 'get' | 'post' | 'put'
  /** Under /api/v1, as OpenAPI writes it: /deliveries/{id}. */
  path: `/${string}`
  permission: Permission
  summary: SentenceKey
  params?: z.ZodObject
  /** Key of what is said where no row can have such an id; without it wrong params are wrong input. */
  missing?: string
  query?: z.ZodObject
  /** JSON. A post or put without a schema takes an empty body. */
  body?: z.ZodObject
  /** Most bytes of the body, 64kb where nothing is said. */
  bodyLimit?: string
  /** Bytes of a document instead of JSON: in a form, or the body itself. */
  takesDocument?: true
  /** A schema of JSON, or HTML. */
  answer: { status: 200 | 201; schema: z.ZodType | 'html' }
  /** Statuses of refusals besides those that every endpoint has. */
  refusals: readonly number[]
  /** What stands in the details of a refusal, by its status. */
  details?: Readonly<Partial<Record<number, z.ZodType>>>
}

type Read<E, Name extends string> =
  E extends Record<Name, infer Schema extends z.ZodType> ? z.infer<Schema> : Record<string, never>

/** A request whose input is as its endpoint says. */
export interface Asked<E extends Endpoint> {
  req: Request
  res: Response
  language: Language
  params: Read<E, 'params'>
  query: Read<E, 'query'>
  body: Read<E, 'body'>
}

type Answer<E extends Endpoint> = E['answer']['schema'] extends z.ZodType
  ? z.input<E['answer']['schema']>
  : void

type Handle<E extends Endpoint> = (asked: Asked<E>) => Answer<E> | Promise<Answer<E>>

const nothing = z.strictObject({})

/** Puts endpoints on a router: permission, content type, validation, then what `handle` returns as JSON. */
export const serveOn =
  (router: Router, web: Web) =>
  <E extends Endpoint>(endpoint: E, handle: Handle<E>, before: RequestHandler[] = []): void => {
    const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
    const parse = endpoint.method === 'get' || endpoint.takesDocument ? [] : jsonBody(endpoint.bodyLimit)
    router[endpoint.method](path, web.may(endpoint.permission), ...parse, ...before, async (req, res) => {
      const body = await handle(read(endpoint, req, res))
      if (endpoint.answer.schema !== 'html') res.status(endpoint.answer.status).json(body)
    })
  }

function read<E extends Endpoint>(endpoint: E, req: Request, res: Response): Asked<E> {
  const language = acceptedLanguage(req)
  const { params = nothing, missing, query = nothing, body = nothing, takesDocument } = endpoint
  if (missing !== undefined && !params.safeParse(req.params).success) throw notFound(missing)
  return {
    req,
    res,
    language,
    params: readInput(params, req.params, language),
    query: readInput(query, req.query, language),
    body: takesDocument ? {} : readInput(body, req.body, language),
  } as Asked<E>
}

/** @throws AppError user `request.type` (415) for a body that is not JSON */
const jsonBody = (limit = '64kb'): RequestHandler[] => [
  (req, _res, next) => {
    const isEmpty = req.get('content-length') === '0'
    if (!isEmpty && req.is('application/json') === false)
      throw new AppError('user', 'request.type', {}, { status: 415 })
    next()
  },
  json({ limit }),
]
