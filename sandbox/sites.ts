import type { SandboxConfig } from './config.ts'
import { createSite } from './create-site.ts'
import { syntheticSite } from './patients/synthetic-site.ts'
import type { PersonaId } from './personas.ts'
import type { Site } from './site.ts'

type SiteRow = { readonly id: string; readonly name: string; readonly persona: PersonaId }

/** The EHRs the sandbox simulates. */
export const siteTable: readonly SiteRow[] = [
  { id: 'greyfield', name: 'Greyfield EHR', persona: 'us-core-9' },
  { id: 'millbrook', name: 'Millbrook Regional', persona: 'millennium' },
  { id: 'eastvale', name: 'Eastvale Health', persona: 'epic-like' },
  { id: 'harrow', name: 'Harrow Clinics', persona: 'hold-for-review' },
]

/** Each site with its own patients: the same stories, other ids and other noise. */
export function createSites(config: SandboxConfig, now: () => Date): readonly Site[] {
  return siteTable.map(({ id, name, persona }, position) => {
    const { resources, users } = syntheticSite({
      seed: config.seed + position,
      today: now(),
      timeZone: config.timeZone,
      name,
    })
    return createSite({
      id,
      name,
      persona,
      origin: config.origin,
      timeZone: config.timeZone,
      clients: config.clients.filter((client) => client.site === id),
      users,
      resources,
      now,
    })
  })
}
