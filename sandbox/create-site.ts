import { createFaults } from './control/faults.ts'
import { createHeldDocuments } from './control/held-documents.ts'
import { createLedger } from './control/ledger.ts'
import { createRequestLog } from './control/request-log.ts'
import { siteSettingsSchema } from './control/settings.ts'
import type { FhirResource } from './fhir/resource.ts'
import { createStore } from './fhir/store.ts'
import { withSyntheticLabel } from './fhir/synthetic-label.ts'
import { type PersonaId, personas } from './personas.ts'
import type { EhrUser, RegisteredClient, Site } from './site.ts'
import { createTokenRegister } from './smart/token-register.ts'

export type SiteOptions = {
  readonly id: string
  readonly name: string
  readonly origin: string
  readonly timeZone: string
  readonly persona: PersonaId
  readonly clients: readonly RegisteredClient[]
  readonly users: readonly EhrUser[]
  readonly resources: readonly FhirResource[]
  readonly now: () => Date
}

/** A site with everything it keeps, loaded with its records; `store.reset()` comes back to here. */
export function createSite({ resources, persona, ...options }: SiteOptions): Site {
  const fhirBase = `${options.origin}/${options.id}/fhir`
  const store = createStore({ base: fhirBase, timeZone: options.timeZone, now: options.now })
  for (const resource of resources) store.update(withSyntheticLabel(resource))
  store.snapshot()

  let chosenPersona = personas[persona]
  let settings = siteSettingsSchema.parse({})
  return {
    ...options,
    fhirBase,
    authBase: `${options.origin}/${options.id}/auth`,
    store,
    tokens: createTokenRegister(),
    faults: createFaults(),
    ledger: createLedger(),
    requests: createRequestLog(),
    held: createHeldDocuments(),
    get persona() {
      return chosenPersona
    },
    get settings() {
      return settings
    },
    choosePersona: (id) => {
      chosenPersona = personas[id]
    },
    changeSettings: (changed) => {
      settings = changed
    },
  }
}
