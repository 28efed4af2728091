import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

/** The system of the tests; in place of the tests, a photographer. */
export default defineConfig({
  ...config,
  projects: [{ name: 'pictures', testMatch: '**/screenshots.photos.ts' }],
  workers: 1,
  timeout: 600_000,
  use: { ...config.use, screenshot: 'off' },
})
