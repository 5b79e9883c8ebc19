import { vi } from 'vitest'

/**
 * Asks until it is so. The limit is there for what will never be so: a busy machine takes many times what a quiet one does,
 * and vitest's own second is a matter of luck.
 */
export const waitFor = <T>(
  check: () => T | Promise<T>,
  { timeout = 30_000, interval = 20 }: { timeout?: number; interval?: number } = {},
): Promise<T> => vi.waitFor(check, { timeout, interval })
