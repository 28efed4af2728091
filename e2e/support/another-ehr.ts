import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { SandboxClient } from '#bin/supervise/sandbox-ehrs.ts'
import { appOrigin, ehrOrigin } from './system.ts'

const port = Number(new URL(ehrOrigin).port) + 500
const SITE = 'greyfield'

/** What both sides agreed on. */
const scopes = `launch openid fhirUser offline_access patient/Patient.r patient/Encounter.rs
  patient/AllergyIntolerance.rs patient/Condition.rs patient/MedicationRequest.rs
  patient/Medication.r patient/Observation.rs patient/DocumentReference.crs patient/Binary.r
  user/Practitioner.r`.split(/\s+/)

/** Another hospital, of another vendor: a program, an address and keys of its own; the same first site inside. */
export const northgate = {
  origin: `http://northgate.localhost:${port}`,
  site: SITE,
  /** Its entry in the file of registrations. */
  entry: {
    id: 'northgate',
    name: 'Northgate Hospital',
    issuer: `http://northgate.localhost:${port}/${SITE}/fhir`,
    clientId: `chartside-${SITE}`,
    authentication: { method: 'private_key_jwt' },
    frameOrigins: [`http://northgate.localhost:${port}`],
    profile: 'athena',
    scopes: scopes.join(' '),
  },
} as const

const client: SandboxClient = {
  site: SITE,
  id: northgate.entry.clientId,
  name: 'Chartside',
  authentication: { method: 'private_key_jwt', jwksUrl: `${appOrigin}/.well-known/jwks.json` },
  redirectUris: [`${appOrigin}/callback/${northgate.entry.id}`],
  launchUrl: `${appOrigin}/launch`,
  scopes,
}

/** Starts it. @returns how to stop it */
export async function startNorthgate(): Promise<() => Promise<void>> {
  const child = fork('sandbox/main.ts', ['--port', String(port)], {
    execArgv: ['--import', './bin/supervise/loopback-names.ts'],
    env: {
      ...process.env,
      SANDBOX_ORIGIN: northgate.origin,
      SANDBOX_CLIENTS: JSON.stringify([client]),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  const [said] = await Promise.race([once(child, 'message'), ended])
  if (said !== 'ready') throw new Error('the other EHR did not start')
  return stop
}
