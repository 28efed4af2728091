import type { ArmedFault, FaultKind } from '../control/faults.ts'
import type { Writer } from '../control/ledger.ts'
import type { Site } from '../site.ts'
import type { Access } from './access.ts'
import type { Stored } from './store.ts'

/** A FHIR request, taken out of HTTP. */
export type FhirRequest = {
  /** From the path; empty where the route has none. */
  readonly type: string
  readonly id: string
  readonly version: string
  readonly parameters: URLSearchParams
  readonly header: (name: string) => string | undefined
  /** The parsed JSON of a create or update. */
  readonly body: unknown
  readonly access: Access
  readonly writer: Writer
  readonly faults: readonly ArmedFault[]
}

export type FhirAnswer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

/** One FHIR interaction. Whatever it cannot do, it throws as a Refusal. */
export type Interaction = (site: Site, request: FhirRequest) => FhirAnswer

const fhirJson = 'application/fhir+json; charset=utf-8'

export const answer = (
  status: number,
  resource: unknown,
  headers: Record<string, string> = {},
): FhirAnswer => ({
  status,
  headers: { 'Content-Type': fhirJson, ...headers },
  body: JSON.stringify(resource),
})

export const urlOf = (site: Site, { resource }: Stored): string =>
  `${site.fhirBase}/${resource.resourceType}/${resource.id}`

export const etagOf = ({ version }: Stored): string => `W/"${version}"`

export const versionHeaders = (stored: Stored): Record<string, string> => ({
  ETag: etagOf(stored),
  'Last-Modified': stored.lastUpdated.toUTCString(),
})

export const faultOf = (request: FhirRequest, kind: FaultKind): ArmedFault | undefined =>
  request.faults.find((fault) => fault.kind === kind)

/** The value of one preference of the `Prefer` header (RFC 7240), e.g. `return`. */
export const preference = (request: FhirRequest, name: string): string | undefined =>
  (request.header('Prefer') ?? '')
    .split(/[,;]/)
    .map((part) => part.trim().split('='))
    .find(([key]) => key === name)?.[1]
