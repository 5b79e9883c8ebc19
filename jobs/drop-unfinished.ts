interface Deliveries {
  dropUnfinished(): Promise<void>
}

export const dropUnfinishedJob = (deliveries: Deliveries) => (): Promise<void> => deliveries.dropUnfinished()
