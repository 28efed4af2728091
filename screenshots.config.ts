import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

/** The system of the tests; in place of the tests, a photographer. */
export default defineConfig({
  ...config,
  testMatch: '**/screenshots.photos.ts',
  timeout: 600_000,
  use: { ...config.use, trace: 'off', screenshot: 'off' },
})
