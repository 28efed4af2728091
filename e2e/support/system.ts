import { readFileSync } from 'node:fs'
import { join } from 'node:path'

function said(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: these tests run under playwright.config.ts`)
  return value
}

/** Where the sandbox EHR of this run is, as a browser writes it. */
export const ehrOrigin = new URL(said('CHARTSIDE_E2E_EHR')).origin

/** Where the app of this run is, as a browser writes it. */
export const appOrigin = `http://app.localhost:${Number(new URL(ehrOrigin).port) - 1000}`

/** The data directory of this run: logs, secrets, and where the database is. */
export const dataDirectory = said('CHARTSIDE_E2E_DATA')

type RunningStart = { readonly DATABASE_URL: string; readonly DATABASE_OWNER_URL: string }

/** What a start leaves for commands that are run beside it. */
export const runningStart = (): RunningStart =>
  JSON.parse(readFileSync(join(dataDirectory, 'secrets', 'running.json'), 'utf8'))

export const siteIds = ['greyfield', 'millbrook', 'eastvale', 'harrow'] as const
export type SiteId = (typeof siteIds)[number]
