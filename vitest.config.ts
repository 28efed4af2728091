import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const NOT_OURS = [...configDefaults.exclude, '.next/**', '.data/**', 'e2e/**']
const NEEDS_POSTGRES = '**/*.postgres.test.ts'
const NEEDS_SPEECH = '**/*.speech.test.ts'

export default defineConfig({
  // The package throws outside React's server condition, which the tests do not run under.
  resolve: {
    alias: { 'server-only': join(import.meta.dirname, 'node_modules', 'server-only', 'empty.js') },
  },
  test: {
    // No test is about time; a busy machine must not fail one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NOT_OURS, NEEDS_POSTGRES, NEEDS_SPEECH],
          isolate: false, // more than twice as fast; the modules hold no state that could leak
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [NEEDS_POSTGRES],
          exclude: NOT_OURS,
          globalSetup: join(import.meta.dirname, 'lib/testing/postgres/global-setup.ts'),
        },
      },
      {
        extends: true,
        test: {
          name: 'speech',
          include: [NEEDS_SPEECH],
          exclude: NOT_OURS,
          testTimeout: 180_000, // recognising takes as long as a busy machine takes for it
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
