import { basename } from 'node:path'
import type { Clock } from '../clock.js'
import { say, sayIfKnown, type Language } from '../text/say.js'
import { apiClient } from './api-client.js'
import type { CheckOrder, Complaint } from './arguments.js'
import { checkFiles, type FileResult } from './check-files.js'
import { checkJson } from './check-json.js'
import { reportLines } from './check-report.js'
import { chooseServer } from './choose-server.js'
import { exitCodeOf, type FileEnd } from './exit-code.js'
import type { CheckServer } from './own-server.js'
import { progressBarOn, type Terminal } from './progress-bar.js'

/** Where the command runs and where it writes. */
export interface CliPlace {
  env: Record<string, string | undefined>
  clock: Clock
  language: Language
  out: Terminal
  err: Terminal
}

/** `dopusk check`: its exit code. */
export async function runCheck(order: CheckOrder, place: CliPlace): Promise<number> {
  const server = await chooseServer(order, place.env)
  if ('complaints' in server) return complain(server.complaints, place, order.json)
  const stop = () => void server.close().finally(() => process.exit(130))
  process.once('SIGINT', stop)
  try {
    if (order.sandbox) place.err.write(`${say(place.language, 'cli.training')}\n\n`)
    return tell(order, place, await checkOn(server, order, place))
  } finally {
    process.off('SIGINT', stop)
    await server.close()
  }
}

/** Says what is wrong with the command or the configuration; to the next program as a document too. */
export function complain(
  complaints: readonly Complaint[],
  { out, err, language }: CliPlace,
  json = false,
): number {
  const messages = complaints.map(({ key, params }) => say(language, key, inWords(params, language)))
  const exitCode = exitCodeOf([])
  err.write(`${messages.join('\n')}\n`)
  if (json) out.write(`${JSON.stringify({ exitCode, messages }, null, 2)}\n`)
  return exitCode
}

/** The message of a fault of the configuration may be a sentence by itself. */
const inWords = (params: Complaint['params'], language: Language): Complaint['params'] =>
  typeof params?.message === 'string' ? { ...params, message: sayIfKnown(language, params.message) } : params

async function checkOn(server: CheckServer, order: CheckOrder, place: CliPlace): Promise<FileResult[]> {
  const bar = progressBarOn(place.err)
  const results = await checkFiles(order.files, {
    api: apiClient(server),
    clock: place.clock,
    waitSeconds: order.waitSeconds,
    show: (file, stage, progress) =>
      bar.show({ ...progress, label: `${basename(file)}: ${say(place.language, `cli.${stage}`)}` }),
  })
  bar.clear()
  return results
}

function tell(order: CheckOrder, { out, language }: CliPlace, results: FileResult[]): number {
  const exitCode = exitCodeOf(results.map(endOf))
  if (order.json) {
    out.write(`${checkJson(results, order.sandbox, exitCode)}\n`)
    return exitCode
  }
  const width = Math.min(out.columns ?? 80, 100)
  const reports = results.map((result) => reportLines(result, language, width).join('\n'))
  const notice = order.sandbox ? [say(language, 'cli.training')] : []
  out.write(`${[...reports, ...notice].join('\n\n')}\n`)
  return exitCode
}

/** A check that needs a person (a dead token, no contract) is a fault of the configuration. */
const endOf = (result: FileResult): FileEnd =>
  'refused' in result || result.delivery.state === 'held'
    ? { faulty: true }
    : { counts: result.delivery.counts }
