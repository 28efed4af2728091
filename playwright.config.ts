import { defineConfig } from '@playwright/test'
import { chromiumPath } from './bin/verify/chromium.ts'

const APP_PORT = 3300
const SANDBOX_PORT = 4300

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'e2e/results',
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  use: {
    baseURL: `http://app.localhost:${APP_PORT}`,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: chromiumPath(),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // The whole of `npm start` on ports and data of its own, with the sandbox as the only EHR.
  webServer: {
    command: 'node bin/bootstrap.mjs bin/start.ts --temporary',
    env: {
      CHARTSIDE_PORT: String(APP_PORT),
      SANDBOX_PORT: String(SANDBOX_PORT),
      CHARTSIDE_DATA_DIR: '',
      CHARTSIDE_EHRS_FILE: 'e2e/no-such-ehrs.json', // whatever is registered on this machine
      CHARTSIDE_PUBLIC_URL: '',
      CHARTSIDE_SECRETS_DIR: '',
      DATABASE_URL: '',
      DATABASE_OWNER_URL: '',
    },
    wait: { stdout: /^Open {2}(?<CHARTSIDE_E2E_ADDRESS>\S+)/m },
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
  },
})
