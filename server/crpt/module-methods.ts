/**
 * The only paths of the modules of a store that this program can reach: all of them read. Registering a sale or a return
 * and setting a module up are the till's own business.
 */
export const moduleMethods = {
  'local-module/v2/status': { method: 'GET', path: '/api/v2/status' },
  'local-module/v1/status': { method: 'GET', path: '/api/v1/status' },
  'local-module/v2/outCheck': { method: 'POST', path: '/api/v2/cis/outCheck' },
  'local-module/v1/outCheck': { method: 'POST', path: '/api/v1/cis/outCheck' },
  'till-module/v3/info': { method: 'POST', path: '/api/v3/info' },
  'till-module/v2/info': { method: 'POST', path: '/api/v2/info' },
  'till-module/v1/info': { method: 'POST', path: '/api/v1/info' },
  'till-module/v3/check': { method: 'POST', path: '/api/v3/codes/check' },
  'till-module/v2/check': { method: 'POST', path: '/api/v2/codes/check' },
  'till-module/v1/check': { method: 'POST', path: '/api/v1/codes/check' },
} as const
