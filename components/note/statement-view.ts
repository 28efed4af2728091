import { type Evidence, type EvidenceKey, evidenceKey } from '#lib/note/evidence.ts'
import { conflictOf, type Remedy, remediesFor } from '#lib/note/remedies.ts'
import type { CheckedStatement, Reason } from '#lib/note/verification.ts'
import { speakerName } from '../evidence/speaker-name.ts'
import { sectionOfBlankLine } from './blank-line.ts'
import type { NoteSources } from './note-sources.ts'
import { reasonText } from './reason-text.ts'
import type { Words } from './words.ts'

/** How a statement looks; every status has its own glyph. */
export type StatementStatus =
  | 'supported'
  | 'own-words'
  | 'edited'
  | 'unsupported'
  | 'conflict'
  | 'kept'
  | 'blank'

export type MarkView = {
  readonly key: EvidenceKey
  readonly kind: Evidence['kind']
  readonly number: number
  readonly label: string
  readonly isOpen: boolean
}

/** What was said or written, and what the chart says, side by side. */
export type ConflictView = {
  readonly saidBy: string
  readonly chartLabel: string
  readonly said: string
  readonly chart: string
  readonly source: string | undefined
  /** The words that differ: in the statement, in what was said, in the chart. */
  readonly stated: string
  readonly spoken: string
  readonly charted: string
}

/** Everything the page shows beside the words of one statement, in the reader's language. */
export type StatementView = {
  readonly id: string
  readonly status: StatementStatus
  readonly statusLabel: string
  readonly stateWord: string | undefined
  readonly marks: readonly MarkView[]
  readonly why: readonly string[]
  readonly conflict: ConflictView | undefined
  readonly remedies: readonly { readonly remedy: Remedy; readonly label: string }[]
}

/** What a view is made from besides the statement. */
export type ViewContext = {
  readonly sectionCode: string
  readonly numbers: ReadonlyMap<EvidenceKey, number>
  readonly opened: EvidenceKey | undefined
  readonly sources: NoteSources
  readonly words: Words
}

export function statementView(checked: CheckedStatement, context: ViewContext): StatementView {
  const { statement, reasons } = checked
  const { words } = context
  const status = statusOf(checked)
  const conflict = status === 'conflict' ? conflictView(checked, context) : undefined
  const isOpenQuestion = status === 'unsupported' || status === 'conflict'
  return {
    id: statement.id,
    status,
    statusLabel: words.note(`status.${status}`),
    stateWord: stateWord(checked, status, words),
    marks: marksOf(statement.evidence, context),
    why: isOpenQuestion && !conflict ? reasons.map((reason) => reasonText(reason, words.note)) : [],
    conflict,
    remedies: remediesFor(checked, context.sectionCode).map((remedy) => ({
      remedy,
      label: remedyLabel(remedy, reasons, words),
    })),
  }
}

/** The look of a line nobody wrote on yet; in an empty section it says so. */
export const blankView = (id: string, words: Words): StatementView => ({
  id,
  status: 'blank',
  statusLabel: words.note('status.blank'),
  stateWord: sectionOfBlankLine(id) === undefined ? undefined : words.note('pane.empty'),
  marks: [],
  why: [],
  conflict: undefined,
  remedies: [],
})

function statusOf({ support, statement }: CheckedStatement): StatementStatus {
  const isKept = statement.resolution?.kind === 'kept'
  return isKept && (support === 'unsupported' || support === 'conflict') ? 'kept' : support
}

function stateWord(
  { statement, reasons }: CheckedStatement,
  status: StatementStatus,
  { note }: Words,
): string | undefined {
  switch (status) {
    case 'supported':
    case 'blank':
      return undefined
    case 'unsupported':
      return note(`stateWord.${unsupportedWord(reasons[0])}`)
    case 'kept':
      return note('stateWord.kept', {
        reason: statement.resolution?.kind === 'kept' ? statement.resolution.reason : '',
      })
    default:
      return note(`stateWord.${status}`)
  }
}

function unsupportedWord(reason: Reason | undefined) {
  switch (reason?.kind) {
    case 'no-evidence':
      return 'noEvidence'
    case 'place-open':
      return 'placeOpen'
    case 'carried-forward':
      return 'carried'
    default:
      return 'unsupported'
  }
}

function marksOf(evidence: readonly Evidence[], context: ViewContext): MarkView[] {
  const byKey = new Map(evidence.map((cited) => [evidenceKey(cited), cited]))
  return [...byKey].map(([key, cited]) => {
    const number = context.numbers.get(key) ?? 0
    const label = markLabel(cited, number, context)
    return { key, kind: cited.kind, number, label, isOpen: context.opened === key }
  })
}

function markLabel(cited: Evidence, position: number, { sources, words }: ViewContext): string {
  const number = String(position)
  if (cited.kind !== 'said') {
    return words.evidence(`mark.${cited.kind}`, { number, quote: cited.quote })
  }
  const turn = sources.transcripts.find(({ id }) => id === cited.transcriptId)?.turns[cited.turn]
  const speaker = turn ? speakerName(turn, words.evidence) : words.evidence('speaker.unknown')
  return turn?.at === undefined
    ? words.evidence('mark.said', { number, speaker })
    : words.evidence('mark.saidAt', { number, speaker, time: turn.at })
}

function conflictView(
  { statement, reasons }: CheckedStatement,
  context: ViewContext,
): ConflictView | undefined {
  const conflict = conflictOf(reasons)
  if (!conflict) return undefined
  const { sources, words } = context
  const spoken = statement.evidence.find((cited) => cited.kind === 'said')
  const turn =
    spoken && sources.transcripts.find(({ id }) => id === spoken.transcriptId)?.turns[spoken.turn]
  const isDose = conflict.kind === 'dose-differs'
  return {
    saidBy: turn
      ? words.note('conflict.saidBy', { speaker: speakerName(turn, words.evidence) })
      : words.note('conflict.written'),
    chartLabel: words.note('conflict.chart'),
    said: spoken ? `“${spoken.quote}”` : statement.text,
    chart: conflict.fact.quote,
    source: conflict.fact.source,
    stated: isDose ? conflict.stated : '',
    spoken: isDose ? conflict.spoken : '',
    charted: isDose ? conflict.charted : '',
  }
}

function remedyLabel(remedy: Remedy, reasons: readonly Reason[], { note }: Words): string {
  const dose = reasons.find((reason) => reason.kind === 'dose-differs')
  if (dose && remedy === 'use-chart') return note('remedy.useChartDose', { dose: dose.charted })
  if (dose && remedy === 'keep') return note('remedy.keepDose', { dose: dose.stated })
  const isCarried = reasons.some(({ kind }) => kind === 'carried-forward')
  if (isCarried && remedy === 'own-words') return note('remedy.stillTrue')
  return note(`remedy.${remedy}`)
}
