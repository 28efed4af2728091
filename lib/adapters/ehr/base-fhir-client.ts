import 'server-only'
import imported from 'fhirclient/lib/FhirClient.js'

// The library is CommonJS: the bundler unwraps its default export, plain Node does not.
const { default: unwrapped = imported } = imported as typeof imported & {
  readonly default?: typeof imported
}

/** fhirclient's FHIR interactions without its SMART part. */
export const BaseFhirClient = unwrapped
