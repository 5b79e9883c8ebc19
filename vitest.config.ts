import { defineConfig } from 'vitest/config'

const common = {
  setupFiles: ['test/setup.ts'],
  testTimeout: 20_000,
  hookTimeout: 60_000,
  pool: 'forks' as const,
}

/** `fast` is run all day; `browser` needs Chromium; `slow` holds what needs whole processes, or minutes. `npm test` runs all. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/slow/**', 'test/browser/**', 'test/bench/**'],
        },
      },
      { test: { ...common, name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { ...common, name: 'slow', include: ['test/slow/**/*.test.ts'], testTimeout: 180_000 } },
    ],
  },
})
