import 'server-only'
import { z } from 'zod'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import {
  parseSmartConfiguration,
  registeredOrigins,
  type SmartConfiguration,
  smartConfigurationUrl,
} from '#lib/smart/smart-configuration.ts'
import { type GuardedFetch, guardedFetch } from './guarded-fetch.ts'

const TIMEOUT_MS = 8_000
const MAX_BYTES = 256 * 1024
const KEEP_MS = 5 * 60_000

const openidSchema = z.looseObject({ issuer: z.string(), jwks_uri: z.string() })

export type Discovery = (registration: EhrRegistration) => Promise<Result<SmartConfiguration>>

/**
 * Reads an EHR's SMART configuration and keeps a good one for five minutes. A failure is never
 * kept, nor is one without the keys that prove who signed in, so the next launch asks again (D14).
 */
export function openDiscovery(now: () => number): Discovery {
  const known = new Map<string, { readonly until: number; readonly found: SmartConfiguration }>()
  return async (registration) => {
    const kept = known.get(registration.issuer)
    if (kept && kept.until > now()) return ok(kept.found)
    const found = await discover(registration)
    if (found.ok && found.value.jwksUri) {
      known.set(registration.issuer, { until: now() + KEEP_MS, found: found.value })
    }
    return found
  }
}

async function discover(registration: EhrRegistration): Promise<Result<SmartConfiguration>> {
  const fetch = guardedFetch(registeredOrigins(registration))
  const document = await readJson(fetch, smartConfigurationUrl(registration.issuer))
  if (!document.ok) return document
  const found = parseSmartConfiguration(registration, document.value)
  if (!found.ok || (found.value.issuer && found.value.jwksUri)) return found
  return ok(await withOpenidIssuer(fetch, registration, found.value))
}

/** Servers that leave issuer or keys out of the SMART document name them in OpenID's. */
async function withOpenidIssuer(
  fetch: GuardedFetch,
  registration: EhrRegistration,
  found: SmartConfiguration,
): Promise<SmartConfiguration> {
  const issuer = found.issuer ?? registration.issuer
  const document = await readJson(fetch, `${issuer}/.well-known/openid-configuration`)
  const parsed = openidSchema.safeParse(document.ok ? document.value : undefined)
  if (!parsed.success) return found
  // The keys are fetched by the guarded fetch too, so a foreign jwks_uri gets nowhere (S13).
  return { ...found, issuer: found.issuer ?? parsed.data.issuer, jwksUri: parsed.data.jwks_uri }
}

/** A small JSON document of the EHR. @returns DISCOVERY_FAILED with the reason */
export async function readJson(fetch: GuardedFetch, url: string): Promise<Result<unknown>> {
  const answer = await fetch({
    method: 'GET',
    url,
    headers: { accept: 'application/json' },
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  })
  if (!answer.ok) return err(appError('DISCOVERY_FAILED', { reason: answer.error.code }))
  if (answer.value.status !== 200) {
    return err(appError('DISCOVERY_FAILED', { reason: `HTTP ${answer.value.status}` }))
  }
  try {
    return ok(JSON.parse(answer.value.text))
  } catch {
    return err(appError('DISCOVERY_FAILED', { reason: 'not JSON' }))
  }
}
