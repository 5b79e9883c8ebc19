/**
 * The only paths of ЧЗ that this program can reach: all of them read, or sign in. Nothing that writes to ГИС МТ (documents,
 * withdrawal, sale) is here, and a test proves that nothing else can be asked. The validator is given a document to say
 * what would be wrong with it: it signs, submits and registers nothing, and no code changes by it.
 */
export const readingMethods = {
  'cises/info': { method: 'POST', path: '/api/v3/true-api/cises/info' },
  'cises/short/list': { method: 'POST', path: '/api/v3/true-api/cises/short/list' },
  'cises/eaes/info': { method: 'POST', path: '/api/v3/true-api/cises/eaes/info' },
  'cises/aggregated/list': { method: 'POST', path: '/api/v3/true-api/cises/aggregated/list' },
  'cises/check': { method: 'POST', path: '/api/v3/true-api/cises/check' },
  'cises/gz/info': { method: 'POST', path: '/api/v3/true-api/cises/gz/info' },
  'product/info': { method: 'POST', path: '/api/v4/true-api/product/info' },
  // Under v3 by the description of v719; no real exchange was seen.
  participants: { method: 'GET', path: '/api/v3/true-api/participants' },
  'doc/validator/create': { method: 'POST', path: '/api/v3/true-api/doc/validator/create' },
  'doc/validator/status': { method: 'POST', path: '/api/v3/true-api/doc/validator/status' },
  'auth/key': { method: 'GET', path: '/api/v3/true-api/auth/key' },
  'auth/simpleSignIn': { method: 'POST', path: '/api/v3/true-api/auth/simpleSignIn' },
  'cdn/info': { method: 'GET', path: '/api/v4/true-api/cdn/info' },
  'cdn/health/check': { method: 'GET', path: '/api/v4/true-api/cdn/health/check' },
  'codes/check': { method: 'POST', path: '/api/v4/true-api/codes/check' },
} as const

/** The methods that tell the status of codes; what they say is the same but for names and owners. */
export const statusMethods = ['cises/info', 'cises/short/list'] as const
export type StatusMethod = (typeof statusMethods)[number]

export type ReadingMethod = keyof typeof readingMethods
