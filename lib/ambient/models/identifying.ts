import type { PatientIdentity } from '../../chart/patient-identity.ts'

/** What of a patient's record tells who it is, and is never sent to a model: names, number, id. */
export const identifying = ({ reference, name, number }: PatientIdentity): readonly string[] =>
  [reference.split('/')[1], name?.full, name?.inOwnScript, number?.value].filter(
    (text) => text !== undefined,
  )
