import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FhirResource } from '../fhir/resource.ts'
import { resourceTypes } from '../fhir/search-parameters.ts'
import { withSyntheticLabel } from '../fhir/synthetic-label.ts'
import type { Site } from '../site.ts'
import { importBundle, type Lookup } from './import-bundle.ts'
import { readBundle } from './read-bundle.ts'
import { shiftToToday } from './shift-to-today.ts'

export type Loaded = { readonly files: number; readonly resources: number; readonly failed: number }

/** Synthea writes the places and people that patients refer to into files of their own. */
const isShared = (name: string): boolean => /^(hospital|practitioner)Information/.test(name)

async function bundleNames(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /\.json(\.gz)?$/.test(name))
  return names.toSorted((a, b) => Number(isShared(b)) - Number(isShared(a)) || a.localeCompare(b))
}

const lookupIn =
  (site: Site): Lookup =>
  (type, query) =>
    resourceTypes.includes(type)
      ? site.store.search(type, new URLSearchParams(query)).matches[0]?.resource.id
      : undefined

/** What several files bring along, such as a Practitioner, is kept as it came first. */
const isNew = (site: Site, { resourceType, id }: FhirResource): boolean =>
  site.store.read(resourceType, id) === undefined

async function loadFile(site: Site, path: string): Promise<{ count: number; leftOut: number }> {
  const bundle = await readBundle(path)
  const { resources, leftOut } = importBundle(bundle, {
    types: resourceTypes,
    lookup: lookupIn(site),
  })
  const shifted = shiftToToday(resources, { now: site.now(), timeZone: site.timeZone })
  const added = shifted.filter((resource) => isNew(site, resource))
  for (const resource of added) site.store.update(withSyntheticLabel(resource))
  return { count: added.length, leftOut }
}

/**
 * Adds a folder of Synthea bundles (`.json`, `.json.gz`) to a site, which then resets to them too.
 * A file that cannot be loaded is reported and passed over.
 * @param say takes a line for each file
 */
export async function loadPatients(
  site: Site,
  folder: string,
  say: (line: string) => void,
): Promise<Loaded> {
  const names = await bundleNames(folder)
  let loaded: Loaded = { files: 0, resources: 0, failed: 0 }
  for (const [position, name] of names.entries()) {
    const progress = `${position + 1}/${names.length} ${name}`
    try {
      const { count, leftOut } = await loadFile(site, join(folder, name))
      const rest = leftOut > 0 ? `, ${leftOut} of other types left out` : ''
      say(`${progress}: ${count} resources${rest}`)
      loaded = { ...loaded, files: loaded.files + 1, resources: loaded.resources + count }
    } catch (error) {
      say(`${progress}: not loaded: ${error instanceof Error ? error.message : String(error)}`)
      loaded = { ...loaded, failed: loaded.failed + 1 }
    }
  }
  site.store.snapshot()
  return loaded
}
