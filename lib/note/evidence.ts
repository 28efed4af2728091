import type { NoteId, TranscriptId } from '../kernel/ids.ts'

/** A span of one spoken turn. Offsets are UTF-16 units within the turn's text. */
export type SaidEvidence = {
  readonly kind: 'said'
  readonly transcriptId: TranscriptId
  readonly turn: number
  readonly start: number
  readonly end: number
  /** The exact words, so that a changed transcript cannot silently change what is proven. */
  readonly quote: string
}

/** A fact of the chart, as it read when it was cited. */
export type ChartEvidence = {
  readonly kind: 'chart'
  /** Relative FHIR reference, `Observation/123`. */
  readonly reference: string
  readonly versionId?: string | undefined
  /** What the page showed: `potassium 5.3 mmol/L (12-Nov-2026)`. */
  readonly quote: string
}

/** A sentence of a signed note, which patient instructions restate. */
export type WrittenEvidence = {
  readonly kind: 'written'
  /** The first note of its family: a correction has the sentences of the note that it corrects. */
  readonly noteId: NoteId
  readonly statementId: string
  /** The sentence as it was signed. */
  readonly quote: string
}

/** Where a statement comes from. The clinician's own word needs none: that is an origin. */
export type Evidence = SaidEvidence | ChartEvidence | WrittenEvidence

/** One thing that can be cited, and thus has one number on the page. */
export type EvidenceKey = `said:${string}#${number}` | `chart:${string}` | `written:${string}`

export function evidenceKey(evidence: Evidence): EvidenceKey {
  switch (evidence.kind) {
    case 'said':
      return `said:${evidence.transcriptId}#${evidence.turn}`
    case 'chart':
      return `chart:${evidence.reference}`
    case 'written':
      return `written:${evidence.statementId}`
  }
}
