interface Checks {
  reportChannels(): Promise<void>
}

export const reportChannelsJob = (checks: Checks) => (): Promise<void> => checks.reportChannels()
