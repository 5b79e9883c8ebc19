interface Backups {
  backUpNightly(): Promise<void>
}

export const nightlyBackupJob = (backups: Backups) => (): Promise<void> => backups.backUpNightly()
