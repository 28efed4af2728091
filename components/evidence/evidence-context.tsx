'use client'

import { createContext, use } from 'react'
import type { ChartEvidence, EvidenceKey } from '#lib/note/evidence.ts'

/**
 * The number is the thread: one thing that is cited has one number, and the same mark stands after
 * the sentence, beside the chart fact and beside the spoken turn. The note provides this context;
 * chart and transcript read it.
 */
export type EvidenceLinks = {
  /** The number of a cited thing, or undefined when no sentence cites it. */
  readonly numberOf: (key: EvidenceKey) => number | undefined
  /** The thing whose evidence is open now. */
  readonly opened: EvidenceKey | undefined
  /** Goes to the first sentence that cites it. */
  readonly goToStatement: (key: EvidenceKey) => void
  /** Inserts a chart fact at the caret as a cited statement; undefined when the note is read-only. */
  readonly cite: ((text: string, evidence: ChartEvidence) => void) | undefined
}

const EvidenceContext = createContext<EvidenceLinks>({
  numberOf: () => undefined,
  opened: undefined,
  goToStatement: () => undefined,
  cite: undefined,
})

export const EvidenceProvider = EvidenceContext.Provider

export const useEvidence = (): EvidenceLinks => use(EvidenceContext)
