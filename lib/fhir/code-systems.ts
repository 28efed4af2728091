/** Canonical URLs of the code systems whose codes the chart understands. */
export const LOINC = 'http://loinc.org'
export const SNOMED_CT = 'http://snomed.info/sct'
export const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm'
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

// The same systems under the names that HL7 v2 and CDA based servers give them.
const aliases: Readonly<Record<string, string>> = {
  'urn:oid:2.16.840.1.113883.6.1': LOINC,
  'urn:oid:2.16.840.1.113883.6.96': SNOMED_CT,
  'urn:oid:2.16.840.1.113883.6.90': ICD_10_CM,
  'urn:oid:2.16.840.1.113883.6.88': RXNORM,
}

/** The canonical URL of a system, or the system as it was sent. */
export const canonicalSystem = (system: string): string => aliases[system] ?? system
