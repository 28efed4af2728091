import { defineConfig } from '@playwright/test'
import { chromiumArguments, chromiumPath } from './bin/verify/chromium.ts'
import { ehrsFile } from './e2e/support/ehrs-file.ts'

const APP_PORT = Number(process.env.CHARTSIDE_E2E_PORT ?? 3300)
const SANDBOX_PORT = APP_PORT + 1000
const MODEL_PORT = APP_PORT + 2000

const GALLERY = 'gallery/**/*.e2e.ts'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'e2e/results',
  // One started system, whose EHR is switched by the tests: they take turns. The gallery's pages
  // have data of their own, so they are looked at beside them.
  workers: 2,
  projects: [
    { name: 'gallery', testMatch: GALLERY, workers: 1 },
    { name: 'visits', testIgnore: GALLERY, workers: 1 },
  ],
  forbidOnly: true,
  // The end of a test that hangs; none of them has a clock to beat.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    screenshot: 'only-on-failure',
    baseURL: `http://app.localhost:${APP_PORT}`,
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    // Recording costs a third of the time: `--trace retain-on-failure` to look at one.
    trace: 'off',
    launchOptions: {
      executablePath: chromiumPath(),
      args: [...chromiumArguments()],
    },
  },
  // The whole of `npm start` on ports and data of its own, with the sandbox as the only EHR.
  webServer: {
    command: 'node bin/bootstrap.mjs bin/start.ts --temporary',
    env: {
      CHARTSIDE_PORT: String(APP_PORT),
      SANDBOX_PORT: String(SANDBOX_PORT),
      CHARTSIDE_DATA_DIR: '',
      CHARTSIDE_EHRS_FILE: ehrsFile, // whatever is registered on this machine
      CHARTSIDE_GALLERY: '1',
      CHARTSIDE_PUBLIC_URL: '',
      CHARTSIDE_SECRETS_DIR: '',
      CHARTSIDE_TRANSCRIBER: 'pocketsphinx',
      CHARTSIDE_AUDIO_KEPT: 'filed', // so that moments of a recording can be played
      // A service that a test plays (support/model-service.ts); nobody answers there otherwise.
      CHARTSIDE_DRAFTER: 'openai',
      CHARTSIDE_DRAFTER_URL: `http://127.0.0.1:${MODEL_PORT}/v1`,
      CHARTSIDE_DRAFTER_MODEL: 'played',
      DATABASE_URL: '',
      DATABASE_OWNER_URL: '',
    },
    // What a start says about itself; the names become variables of the tests (support/system.ts).
    wait: {
      stdout:
        /^Data {2}(?<CHARTSIDE_E2E_DATA>\S+)[\s\S]*^Open {2}(?<CHARTSIDE_E2E_EHR>http:\/\/\S+)/m,
    },
    timeout: 600_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
  },
})
