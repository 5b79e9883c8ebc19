import { parseArgs } from 'node:util'

export interface DemoOrder {
  once: boolean
  /** Null: the usual one, or a free one where that is taken. */
  port: number | null
}

/** What `npm run demo -- …` asks for; null where it cannot be read. */
export function readDemoArguments(args: readonly string[]): DemoOrder | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { once: { type: 'boolean' }, port: { type: 'string' } },
    })
    const port = values.port === undefined ? null : Number(values.port)
    const isPort = port === null || (Number.isInteger(port) && port >= 0 && port <= 65535)
    return isPort ? { once: values.once === true, port } : null
  } catch {
    return null
  }
}
