import type { LedgerEntry, Writer } from '../control/ledger.ts'
import type { Site } from '../site.ts'
import { contentHashes } from './attachment.ts'
import { localReference } from './reference.ts'
import { elementsAt, type FhirResource, isObject, type UnsavedResource } from './resource.ts'
import type { Stored } from './store.ts'
import { withSyntheticLabel } from './synthetic-label.ts'

const identifiersOf = (resource: FhirResource): readonly string[] =>
  [...elementsAt(resource, 'masterIdentifier'), ...elementsAt(resource, 'identifier')]
    .filter(isObject)
    .map(({ system, value }) => `${system ?? ''}|${value ?? ''}`)

const encountersOf = (site: Site, resource: FhirResource): readonly string[] =>
  ['context.encounter.reference', 'encounter.reference']
    .flatMap((path) => elementsAt(resource, path))
    .map((reference) => localReference(String(reference), site.fhirBase))
    .flatMap((target) => (target ? [target.id] : []))

function enter(
  site: Site,
  stored: Stored,
  interaction: LedgerEntry['interaction'],
  writer: Writer,
): Stored {
  const { resource } = stored
  site.ledger.add({
    at: stored.lastUpdated.toISOString(),
    interaction,
    type: resource.resourceType,
    id: resource.id,
    version: stored.version,
    patientIds: [...site.store.patientsOf(resource)],
    encounterIds: encountersOf(site, resource),
    identifiers: [...new Set(identifiersOf(resource))],
    contentSha256: contentHashes(resource),
    writer,
  })
  return stored
}

/** Writes a new resource into store and ledger. Nothing else creates one after start-up. */
export const commitCreate = (site: Site, resource: UnsavedResource, writer: Writer): Stored =>
  enter(site, site.store.create(withSyntheticLabel(resource)), 'create', writer)

/** Writes the next version (or the first, under an id the writer chose). */
export function commitUpdate(site: Site, resource: FhirResource, writer: Writer): Stored {
  const stored = site.store.update(withSyntheticLabel(resource))
  return enter(site, stored, stored.version === 1 ? 'create' : 'update', writer)
}

export function commitRemoval(
  site: Site,
  type: string,
  id: string,
  writer: Writer,
): Stored | undefined {
  const stored = site.store.remove(type, id)
  return stored && enter(site, stored, 'delete', writer)
}
