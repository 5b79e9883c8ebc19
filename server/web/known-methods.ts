/** The part of Express's router that is read here: it has no public way to ask which methods an address knows. */
interface Layer {
  /** What of the address the layer takes; false where it is another's. */
  match(path: string): { path: string } | false
  route?: { methods: Record<string, boolean> }
  handle: { stack?: Layer[] }
}

/** Methods under which an address exists, in capitals. */
export function knownMethods(stack: Layer[], path: string): string[] {
  const found = new Set<string>()
  for (const layer of stack) {
    const matched = layer.match(path)
    if (!matched) continue
    if (layer.route) Object.keys(layer.route.methods).forEach((method) => found.add(method.toUpperCase()))
    else if (layer.handle.stack) {
      const rest = path.slice(matched.path.length) || '/'
      knownMethods(layer.handle.stack, rest).forEach((method) => found.add(method))
    }
  }
  if (found.has('GET')) found.add('HEAD')
  return [...found].filter((method) => method !== '_HANDLE' && method !== '_ALL').sort()
}
