interface Documents {
  sweepDocuments(): Promise<void>
}

export const sweepDocumentsJob = (documents: Documents) => (): Promise<void> => documents.sweepDocuments()
