/** What is odd about a record of the EHR. Every code has its words in lib/messages. */
export type OddityCode =
  | 'element-unreadable'
  | 'date-unreadable'
  | 'name-missing'
  | 'value-missing'
  | 'unit-missing'
  | 'date-missing'
  | 'status-missing'
  | 'status-unknown'
  | 'contradicted'
  | 'modifier-unknown'
  | 'record-replaced'

/**
 * One thing about a record that could not be taken as it stands. The record is shown all the same,
 * with a mark that says this in words.
 */
export type Oddity = {
  readonly code: OddityCode
  /** FHIR element path within the resource, `dosageInstruction.0.timing`. */
  readonly element?: string
  /** What the EHR sent there, when it is a short text or number. */
  readonly sent?: string
}
