import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { FhirResource } from '#lib/fhir/resource.ts'

// Synthetic patients made by Synthea; they are no part of the repository.
const folder = resolve(process.env.CHARTSIDE_SHARED_DATA ?? '../shared/data', 'synthea')

/** One patient's resources, with references between them as a FHIR server would give them. */
export type SyntheaPatient = {
  readonly file: string
  readonly id: string
  readonly resources: readonly FhirResource[]
}

type Bundle = {
  readonly entry: readonly { readonly fullUrl: string; readonly resource: FhirResource }[]
}

export function syntheaFiles(): readonly string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.json.gz'))
  } catch {
    return []
  }
}

export function syntheaPatient(file: string): SyntheaPatient {
  const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8')
  const { entry } = JSON.parse(text) as Bundle // Synthea's own output
  const references = new Map(
    entry.map(({ fullUrl, resource }) => [fullUrl, `${resource.resourceType}/${resource.id}`]),
  )
  const linked = text.replace(/urn:uuid:[0-9a-f-]{36}/g, (urn) => references.get(urn) ?? urn)
  const resources = (JSON.parse(linked) as Bundle).entry.map(({ resource }) => resource)
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient')
  return { file, id: patient?.id ?? '', resources }
}
