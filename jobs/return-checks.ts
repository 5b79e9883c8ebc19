interface Rules {
  returnChecks(): Promise<void>
}

export const returnChecksJob = (rules: Rules) => (): Promise<void> => rules.returnChecks()
