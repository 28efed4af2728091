import type { z } from 'zod'
import { canonicalSystem, ICD_10_CM, LOINC, RXNORM, SNOMED_CT } from './code-systems.ts'
import type { codingSchema, conceptSchema } from './elements.ts'

export type SentCoding = z.output<typeof codingSchema>
export type SentConcept = z.output<typeof conceptSchema>

/** A code that has a system: all that can be compared. */
export type Coding = { readonly system: string; readonly code: string }

// Which system's display a clinician knows best, when the record has neither text nor a choice.
const PREFERRED: readonly string[] = [SNOMED_CT, RXNORM, LOINC, ICD_10_CM]

/**
 * The best name of a concept: its text, then the coding a person chose, then the display of the
 * preferred systems, then any display, then a bare code.
 * @returns undefined when there is nothing to show
 */
export function conceptName(concept: SentConcept | undefined): string | undefined {
  const codings = concept?.coding ?? []
  const shown = codings.filter((coding) => filled(coding.display))
  const best =
    filled(concept?.text) ??
    filled(shown.find((coding) => coding.userSelected)?.display) ??
    filled(shown.toSorted((a, b) => preference(a) - preference(b))[0]?.display) ??
    filled(codings.find((coding) => filled(coding.code))?.code)
  return best && withoutTag(best)
}

const filled = (text: string | undefined): string | undefined => text?.trim() || undefined

function preference(coding: SentCoding): number {
  const index = PREFERRED.indexOf(canonicalSystem(coding.system ?? ''))
  return index < 0 ? PREFERRED.length : index
}

// SNOMED CT's hierarchy tag: it tells concepts apart in a browser, not at the bedside.
const withoutTag = (name: string): string => name.replace(/\s*\((disorder|finding)\)$/, '')

/** The codes of a concept that have a system, under their canonical system URL, each once. */
export function codingsOf(concept: SentConcept | undefined): readonly Coding[] {
  const codings = (concept?.coding ?? []).flatMap(({ system, code }) =>
    system && code ? [{ system: canonicalSystem(system), code }] : [],
  )
  return codings.filter(
    (coding, index) =>
      codings.findIndex((other) => other.system === coding.system && other.code === coding.code) ===
      index,
  )
}

/** The code a concept has in one system. */
export const codeIn = (concept: SentConcept | undefined, system: string): string | undefined =>
  codingsOf(concept).find((coding) => coding.system === system)?.code

/**
 * The code of a status, which other systems may stand beside in any order: the first coding that is
 * one of the known codes, else the first code there is.
 */
export const codeAmong = (
  known: readonly string[],
  concept: SentConcept | undefined,
): string | undefined =>
  concept?.coding?.find(({ code }) => known.includes(code?.trim() ?? ''))?.code?.trim() ??
  firstCode(concept)

/** The first code whatever its system: for elements whose binding fixes the system. */
export const firstCode = (concept: SentConcept | undefined): string | undefined =>
  filled(concept?.coding?.find((coding) => filled(coding.code))?.code)
