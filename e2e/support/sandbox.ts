import type { z } from 'zod'
import type { faultSchema } from '#sandbox/control/faults.ts'
import type { HeldDocument } from '#sandbox/control/held-documents.ts'
import type { LedgerEntry } from '#sandbox/control/ledger.ts'
import type { LoggedRequest } from '#sandbox/control/request-log.ts'
import { type SiteSettings, siteSettingsSchema } from '#sandbox/control/settings.ts'
import type { FhirResource, UnsavedResource } from '#sandbox/fhir/resource.ts'
import type { PersonaId } from '#sandbox/personas.ts'
import type { SmartModes } from '#sandbox/smart/negative-modes.ts'
import type { Finding } from '#sandbox/smart/recorder.ts'
import { send } from './http.ts'
import { ehrOrigin, type SiteId, siteIds } from './system.ts'

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

async function ask(base: string, method: Method, path: string, body?: object): Promise<string> {
  const answer = await send(`${base}/${path}`, {
    method,
    ...(body && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.text
}

/** The other side of the wire: switches to set, and what the EHR itself recorded. */
export function sandbox(site: SiteId, origin: string = ehrOrigin) {
  const control = (method: Method, path: string, body?: object) =>
    ask(`${origin}/${site}/control`, method, path, body)
  // The sandbox is trusted to answer in its own types.
  const read = async <T>(path: string): Promise<T> => JSON.parse(await control('GET', path))
  return {
    reset: () => control('POST', 'reset'),
    settings: (changes: Partial<SiteSettings>) => control('PUT', 'settings', changes),
    smart: (modes: Partial<SmartModes>) => control('PUT', 'settings', { smart: modes }),
    persona: (id: PersonaId) => control('PUT', 'persona', { id }),
    arm: (fault: z.input<typeof faultSchema>) => control('POST', 'faults', fault),
    disarm: () => control('DELETE', 'faults'),
    /** Healthy again; its records stay. */
    heal: async () => {
      await control('DELETE', 'faults')
      await control('PUT', 'settings', siteSettingsSchema.parse({}))
    },
    expireTokens: () => control('POST', 'tokens/expire'),
    revokeTokens: () => control('POST', 'tokens/revoke'),
    release: (heldId: string) => control('POST', `held/${heldId}/release`),
    store: (resources: readonly UnsavedResource[]) => control('POST', 'resources', { resources }),
    resource: (type: string, id: string) => read<FhirResource>(`resources/${type}/${id}`),
    documentText: (id: string) => control('GET', `documents/${id}/content`),
    held: async () => (await read<{ held: readonly HeldDocument[] }>('state')).held,
    findings: async () => (await read<{ findings: readonly Finding[] }>('smart-findings')).findings,
    requests: async () => (await read<{ entries: readonly LoggedRequest[] }>('requests')).entries,
    /** Documents that apps created for a patient, oldest first. */
    documentsOf: async (patientId: string): Promise<readonly LedgerEntry[]> => {
      const { entries } = await read<{ entries: readonly LedgerEntry[] }>('ledger')
      return entries.filter(
        ({ type, interaction, writer, patientIds }) =>
          type === 'DocumentReference' &&
          interaction === 'create' &&
          writer.by === 'app' &&
          patientIds.includes(patientId),
      )
    },
  }
}

/** Every site as it started: no fault, no document of an app, no token. */
export async function resetSites(): Promise<void> {
  const healthy = siteSettingsSchema.parse({})
  await Promise.all(
    siteIds
      .map((site) => sandbox(site))
      .flatMap(({ reset, settings }) => [reset(), settings(healthy)]),
  )
}
