import type { JobPayload } from './catalog.js'

interface Documents {
  checkDocument(checkId: number): Promise<void>
}

export const checkDocumentJob =
  (documents: Documents) =>
  ({ checkId }: JobPayload<'check-document'>): Promise<void> =>
    documents.checkDocument(checkId)
