import type { FileResult } from './check-files.js'

/** One JSON document for the next program: everything that the report says, with every code. */
export function checkJson(results: readonly FileResult[], training: boolean, exitCode: number): string {
  return JSON.stringify({ training, exitCode, files: results.map(fileJson) }, null, 2)
}

const fileJson = (result: FileResult) =>
  'refused' in result
    ? { file: result.file, message: result.refused.message, faults: result.refused.faults }
    : { file: result.file, delivery: result.delivery, reasons: result.groups }
