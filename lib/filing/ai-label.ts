import type { AiLabel } from '../smart/ehr-registration.ts'

type LabelCoding = { readonly system: string; readonly code: string; readonly display: string }

/**
 * How what was drafted by software is labelled. Sources: HL7 v3 ObservationValue (AIAST, which the
 * profile of a Provenance in the main build of HL7 AI Transparency on FHIR demands as its reason);
 * 1.0.0-ballot of that guide, AddedProvenanceCS (CLINAST_AIRPT: a clinician asserted what software
 * reported), which the main build no longer recommends. Neither was tried at an EHR.
 */
export const aiLabels: Readonly<Record<AiLabel, LabelCoding>> = {
  AIAST: {
    system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
    code: 'AIAST',
    display: 'Artificial Intelligence asserted',
  },
  CLINAST_AIRPT: {
    system: 'http://hl7.org/fhir/uv/aitransparency/CodeSystem/AddedProvenanceCS',
    code: 'CLINAST_AIRPT',
    display: 'Clinician Asserted from AI Reported',
  },
}

/** The role of an agent, and the type of a device, that is software drafting by itself. */
export const artificialIntelligence = {
  system: 'http://hl7.org/fhir/uv/aitransparency/CodeSystem/AIdeviceTypeCS',
  code: 'Artificial-Intelligence',
  display: 'All kinds of Artificial Intelligence',
} as const satisfies LabelCoding
