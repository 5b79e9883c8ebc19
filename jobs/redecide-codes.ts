interface Checks {
  redecideCodes(): Promise<void>
}

export const redecideCodesJob = (checks: Checks) => (): Promise<void> => checks.redecideCodes()
