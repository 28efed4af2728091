import type { Reason } from '#lib/note/verification.ts'
import type { NoteWords } from './words.ts'

/** One sentence that says why a statement does not stand. */
export function reasonText(reason: Reason, words: NoteWords): string {
  switch (reason.kind) {
    case 'no-evidence':
    case 'source-missing':
    case 'plan-gone':
    case 'age-not-from-chart':
    case 'exam-not-by-clinician':
    case 'assessment-not-by-clinician':
      return words(`reason.${reason.kind}`)
    case 'place-open':
      return words('reason.place-open', { place: reason.place })
    case 'carried-forward':
      return words('reason.carried-forward', { date: reason.from })
    case 'quote-changed':
      return words('reason.quote-changed', { quote: reason.quote })
    case 'plan-changed':
      return words('reason.plan-changed', { now: reason.now })
    case 'chart-changed':
    case 'allergy-charted':
      return words(`reason.${reason.kind}`, { quote: reason.fact.quote })
    case 'words-not-in-evidence':
      return words('reason.words-not-in-evidence', { words: quoted(reason.words) })
    case 'number-not-in-evidence':
    case 'unit-not-in-evidence':
      return words(`reason.${reason.kind}`, { number: reason.number })
    case 'side-not-in-evidence':
      return words('reason.side-not-in-evidence', { side: reason.side })
    case 'tense-differs':
      return words(`tense.${reason.stated}`)
    case 'dose-differs':
      return words('reason.dose-differs', { stated: reason.stated, charted: reason.charted })
    case 'polarity-differs':
      return words(`polarity.${reason.evidence}`, { words: quoted(reason.words) })
  }
}

const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ')
