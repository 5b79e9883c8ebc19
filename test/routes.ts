import type { Express } from 'express'
import type { Permission, Role } from '../server/domain/access/roles.js'

/** A route of the program and what its guard asks; null where there is none. */
export interface FoundRoute {
  method: string
  path: string
  guard: { permission?: Permission; roles?: Role[] } | null
}

interface Layer {
  /** Where it is mounted; '/' for everything. */
  rawPath: string
  match(path: string): object | false
  route?: { path: string; methods: Record<string, boolean>; stack: { handle: object }[] }
  handle: { stack?: Layer[] }
}

type Guard = NonNullable<FoundRoute['guard']>
type GuardLayer = Layer & { handle: Guard }

/** Every route, in order, out of Express itself: nobody has to keep a list. */
export function routesOf(app: Express): FoundRoute[] {
  const { stack } = app.router as unknown as { stack: Layer[] }
  return routesIn(stack, '', [])
}

/** `guards`: those met so far that stand before whatever begins with their address. */
function routesIn(stack: Layer[], prefix: string, guards: GuardLayer[]): FoundRoute[] {
  return stack.flatMap((layer) => {
    const { route, handle } = layer
    if (route) return routesOfPath(route, prefix, guards)
    if (isGuard(handle)) guards.push(layer as GuardLayer)
    if (!handle.stack) return []
    return routesIn(handle.stack, prefix + layer.rawPath.replace(/\/$/, ''), guards)
  })
}

function routesOfPath(
  { path, methods, stack }: NonNullable<Layer['route']>,
  prefix: string,
  guards: GuardLayer[],
): FoundRoute[] {
  const own = stack.map(({ handle }) => handle as Guard).find(isGuard)
  const before = guards.find((layer) => layer.match(prefix + path))?.handle
  return Object.keys(methods).map((method) => ({ method, path: prefix + path, guard: own ?? before ?? null }))
}

const isGuard = (handle: object) => 'permission' in handle || 'roles' in handle
