import { systems } from '../codes/systems.ts'

export type Coding = { readonly system: string; readonly code: string; readonly display?: string }

export type CodeableConcept = { readonly coding?: readonly Coding[]; readonly text?: string }

/** The first two columns of a row of a code table. */
type CodeRow = readonly [code: string, display: string, ...rest: readonly unknown[]]

export const coding = (system: keyof typeof systems, [code, display]: CodeRow): Coding => ({
  system: systems[system],
  code,
  display,
})

/** A code whose display adds nothing, e.g. a clinical status. */
export const bareConcept = (system: keyof typeof systems, code: string): CodeableConcept => ({
  coding: [{ system: systems[system], code }],
})

export const concept = (text: string, ...codings: readonly Coding[]): CodeableConcept => ({
  ...(codings.length > 0 && { coding: codings }),
  text,
})
