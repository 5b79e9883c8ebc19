interface Checks {
  recover(): Promise<void>
}

export const recoverChecksJob = (checks: Checks) => (): Promise<void> => checks.recover()
