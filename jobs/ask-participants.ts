interface Checks {
  askParticipants(): Promise<void>
}

export const askParticipantsJob = (checks: Checks) => (): Promise<void> => checks.askParticipants()
