/**
 * Waits for statements that do not depend on each other, sent at once: in a busy process each turn of waiting costs more
 * than the statement. Throws the first fault only when all have ended, so that none runs on after a rollback.
 */
export async function together<Results extends readonly unknown[]>(
  ...statements: { [At in keyof Results]: Promise<Results[At]> }
): Promise<Results> {
  const ended = await Promise.allSettled(statements)
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return ended.map((one) => (one as PromiseFulfilledResult<unknown>).value) as unknown as Results
}
