import { defineConfig } from 'vitest/config'

const common = {
  setupFiles: ['test/setup.ts'],
  // Limits for what would never end. How long it takes on a machine that does other things too is no fault.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000, interval: 20 } },
  pool: 'forks' as const,
  // A process takes many files: to import TypeORM, Express and the house anew for each took more than the tests.
  // No module keeps what a test could find of another: test/rules/house.test.ts holds that.
  isolate: false,
}

/** What needs whole processes, a real Redis or PostgreSQL, or minutes. */
const slow = [
  'test/slow/**/*.test.ts',
  'test/contracts/{bull,postgres}*.test.ts',
  'test/server/demo/**/*.test.ts',
  'test/server/cli/run-check.test.ts',
]

/** `fast` is run all day; `browser` needs Chromium. `npm test` runs all three. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: [...slow, 'test/browser/**', 'test/bench/**'],
        },
      },
      { test: { ...common, name: 'browser', include: ['test/browser/**/*.test.ts'], testTimeout: 120_000 } },
      { test: { ...common, name: 'slow', include: slow, testTimeout: 300_000 } },
    ],
  },
})
