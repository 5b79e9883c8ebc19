import { AppError } from '../errors.js'

/** Why a file is not a delivery we can read: sentences `document.<key>` and `document.<key>.next`. */
export interface DocumentFault {
  key: string
  /** Line number in the file, from 1; null where it is about the whole file. */
  line: number | null
  params?: Record<string, string | number>
}

/** The file is not a delivery, or not a whole one. 422 with all faults that were found. */
export class DocumentRefused extends AppError {
  constructor(readonly faults: DocumentFault[]) {
    super('user', 'document.refused', { count: faults.length }, { details: faults })
    this.name = 'DocumentRefused'
  }
}

/** Refuses at once, for one reason. */
export function refuse(key: string, line: number | null = null, params?: DocumentFault['params']): never {
  throw new DocumentRefused([params ? { key, line, params } : { key, line }])
}
