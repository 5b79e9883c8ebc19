interface Checks {
  sweepLate(): Promise<void>
}

export const sweepLateJob = (checks: Checks) => (): Promise<void> => checks.sweepLate()
