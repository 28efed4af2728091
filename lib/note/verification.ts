import type { ChartFact } from './chart-fact.ts'
import type { Statement } from './note.ts'
import type { Polarity } from './polarity.ts'
import type { Side } from './sides.ts'
import type { Tense } from './tense.ts'

/** How a statement stands to its evidence. `edited`: changed since it was last checked. */
export type Support = 'supported' | 'own-words' | 'edited' | 'unsupported' | 'conflict'

/**
 * Why a statement does not stand, by guardrail: G1 evidence and its words, G2 numbers and units,
 * G3 dose against the chart, G5 polarity, G6 side and time, G7 age, G8 examination, G9 assessment. Each has one
 * sentence in the catalogue, `evidence.reason.<kind>`.
 */
export type Reason =
  | { readonly rule: 'G1'; readonly kind: 'no-evidence' }
  /** A place of a phrase that the chart did not fill: nobody can mean it as it stands. */
  | { readonly rule: 'G1'; readonly kind: 'place-open'; readonly place: string }
  /** Of an earlier note; what held then is not known to hold now. */
  | { readonly rule: 'G1'; readonly kind: 'carried-forward'; readonly from: string }
  | { readonly rule: 'G1'; readonly kind: 'source-missing' }
  | { readonly rule: 'G1'; readonly kind: 'quote-changed'; readonly quote: string }
  /** The signed note does not have the sentence any more, or has it in other words. */
  | { readonly rule: 'G1'; readonly kind: 'plan-gone' }
  | { readonly rule: 'G1'; readonly kind: 'plan-changed'; readonly now: string }
  | {
      readonly rule: 'G1'
      readonly kind: 'words-not-in-evidence'
      readonly words: readonly string[]
    }
  | { readonly rule: 'G1'; readonly kind: 'chart-changed'; readonly fact: ChartFact }
  | { readonly rule: 'G2'; readonly kind: 'number-not-in-evidence'; readonly number: string }
  | { readonly rule: 'G2'; readonly kind: 'unit-not-in-evidence'; readonly number: string }
  | {
      readonly rule: 'G3'
      readonly kind: 'dose-differs'
      readonly stated: string
      /** The words in which the evidence says the stated dose; empty when it does not. */
      readonly spoken: string
      readonly charted: string
      readonly fact: ChartFact
    }
  | {
      readonly rule: 'G5'
      readonly kind: 'polarity-differs'
      readonly words: readonly string[]
      readonly evidence: Polarity
    }
  | { readonly rule: 'G5'; readonly kind: 'allergy-charted'; readonly fact: ChartFact }
  | { readonly rule: 'G6'; readonly kind: 'side-not-in-evidence'; readonly side: Side }
  | { readonly rule: 'G6'; readonly kind: 'tense-differs'; readonly stated: Tense }
  | { readonly rule: 'G7'; readonly kind: 'age-not-from-chart' }
  | { readonly rule: 'G8'; readonly kind: 'exam-not-by-clinician' }
  | { readonly rule: 'G9'; readonly kind: 'assessment-not-by-clinician' }

export type CheckedStatement = {
  /** The very statement that was checked; what was changed since is not covered by this. */
  readonly statement: Statement
  readonly support: Support
  readonly reasons: readonly Reason[]
}

/** The verdict on a note, statement by statement in reading order. Blank lines are not in it. */
export type Verification = { readonly statements: readonly CheckedStatement[] }

const RESOLVED: ReadonlySet<Support> = new Set(['supported', 'own-words'])

/**
 * Whether the statement may be signed: its evidence carries it, or the clinician decided on it. Nobody
 * can decide on a place that is still open.
 */
export const isResolved = ({ support, statement, reasons }: CheckedStatement): boolean =>
  RESOLVED.has(support) ||
  (support !== 'edited' &&
    statement.resolution !== undefined &&
    reasons.every(({ kind }) => kind !== 'place-open'))

/** What must be resolved before signing, in reading order. */
export const unresolved = (verification: Verification): readonly CheckedStatement[] =>
  verification.statements.filter((checked) => !isResolved(checked))
