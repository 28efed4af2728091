/** Any FHIR R4 resource as it came from the wire: only its type is certain. */
export type FhirResource = {
  readonly resourceType: string
  readonly id?: string | undefined
  readonly [element: string]: unknown
}
