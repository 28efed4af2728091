import 'server-only'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { registeredOrigins } from '#lib/smart/smart-configuration.ts'
import { parseSmartStyle, type SmartStyle } from '#lib/smart/smart-style.ts'
import type { SmartStyles } from '#lib/smart/smart-styles.ts'
import { readJson } from './discovery.ts'
import { guardedFetch } from './guarded-fetch.ts'

const LONGEST_WAIT_MS = 300
const KEPT = 100

/**
 * Style documents from registered hosts only, kept by their URL, for a changed style has a changed
 * URL. The first page may be drawn before the document is there; the next ones have it.
 */
export function ehrSmartStyles(): SmartStyles {
  const known = new Map<string, Promise<SmartStyle | undefined>>()

  function styleAt(registration: EhrRegistration, url: string): Promise<SmartStyle | undefined> {
    const kept = known.get(url)
    if (kept !== undefined) return kept
    const reading = fetchStyle(registration, url)
    if (known.size === KEPT) known.clear()
    known.set(url, reading)
    const forget = () => known.delete(url)
    reading.then((style) => style ?? forget(), forget)
    return reading
  }

  return {
    read: (_grant, registration, url) =>
      Promise.race([styleAt(registration, url), nothingAfter(LONGEST_WAIT_MS)]),
  }
}

async function fetchStyle(
  registration: EhrRegistration,
  url: string,
): Promise<SmartStyle | undefined> {
  const document = await readJson(guardedFetch(registeredOrigins(registration)), url)
  return document.ok ? parseSmartStyle(document.value) : undefined
}

const nothingAfter = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds).unref())
