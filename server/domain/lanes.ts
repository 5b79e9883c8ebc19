/** Lanes of the queue, the most urgent first. A slow lane takes at most a fifth while others wait. */
export const lanes = ['gate', 'check', 'retry', 'night', 'by', 'am', 'kz', 'kg'] as const
export type Lane = (typeof lanes)[number]

const slow: ReadonlySet<Lane> = new Set(['by', 'am', 'kz', 'kg'])
export const isSlow = (lane: Lane): boolean => slow.has(lane)
/** 0 is the most urgent. */
export const urgency = (lane: Lane): number => lanes.indexOf(lane)
