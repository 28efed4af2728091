import type { Transcript, Turn } from '#lib/ambient/transcript.ts'
import { type Evidence, evidenceKey, type SaidEvidence } from '#lib/note/evidence.ts'
import type { Statement } from '#lib/note/note.ts'
import { writtenAt } from '#lib/note/sources.ts'
import { statementsOf } from '#lib/note/statements.ts'
import type { Support } from '#lib/note/verification.ts'
import type { NoteSources } from '../note/note-sources.ts'
import type { NoteState } from '../note/note-state.ts'

/** What the evidence card shows. */
export type OpenedView = {
  readonly number: number
  readonly count: number
  readonly statement: Statement
  readonly support: Support | undefined
  readonly source:
    | {
        readonly kind: 'said'
        readonly transcript: Transcript
        readonly index: number
        readonly turns: readonly QuotedTurn[]
      }
    | { readonly kind: 'missing' }
    | {
        readonly kind: 'chart'
        readonly quote: string
        readonly reference: string
        readonly by: string | undefined
        readonly now: string | undefined
      }
    /** A sentence of the signed note, and how it reads now; undefined where that is gone. */
    | { readonly kind: 'written'; readonly quote: string; readonly now: string | undefined }
}

/** A turn in parts, the cited words apart. */
export type QuotedTurn = {
  readonly index: number
  readonly turn: Turn
  readonly parts: readonly { readonly text: string; readonly isQuoted: boolean }[]
}

/** The open evidence with one turn of context on either side; undefined when none is open. */
export function openedView(
  { note, numbers, opened, verification }: NoteState,
  sources: NoteSources,
): OpenedView | undefined {
  const statement = statementsOf(note).find(({ id }) => id === opened?.statementId)
  const cited = statement?.evidence.filter((one) => evidenceKey(one) === opened?.key) ?? []
  const [first] = cited
  if (!opened || !statement || !first) return undefined
  const checked = verification.statements.find((one) => one.statement.id === statement.id)
  return {
    number: numbers.get(opened.key) ?? 0,
    count: numbers.size,
    statement,
    support: checked?.support,
    source: sourceOf(first, cited, sources),
  }
}

function sourceOf(
  first: Evidence,
  cited: readonly Evidence[],
  sources: NoteSources,
): OpenedView['source'] {
  if (first.kind === 'chart') {
    const fact = sources.chartFacts?.find(({ reference }) => reference === first.reference)
    return {
      kind: 'chart',
      quote: first.quote,
      reference: first.reference,
      by: fact?.source,
      now: fact?.quote,
    }
  }
  if (first.kind === 'written') {
    return { kind: 'written', quote: first.quote, now: writtenAt(sources, first)?.text }
  }
  const transcript = sources.transcripts.find(({ id }) => id === first.transcriptId)
  if (!transcript?.turns[first.turn]) return { kind: 'missing' }
  const spoken = cited.filter((one) => one.kind === 'said')
  const { turn: index } = first
  return { kind: 'said', transcript, index, turns: turnsAround(transcript, index, spoken) }
}

const turnsAround = (
  transcript: Transcript,
  at: number,
  cited: readonly SaidEvidence[],
): QuotedTurn[] =>
  [at - 1, at, at + 1].flatMap((index) => {
    const turn = transcript.turns[index]
    return turn ? [{ index, turn, parts: partsOf(turn, index === at ? cited : []) }] : []
  })

function partsOf({ text }: Turn, cited: readonly SaidEvidence[]): QuotedTurn['parts'] {
  const parts: { text: string; isQuoted: boolean }[] = []
  let end = 0
  for (const span of [...cited].sort((a, b) => a.start - b.start)) {
    const start = Math.max(end, span.start)
    parts.push({ text: text.slice(end, start), isQuoted: false })
    parts.push({ text: text.slice(start, Math.max(start, span.end)), isQuoted: true })
    end = Math.max(start, span.end)
  }
  return [...parts, { text: text.slice(end), isQuoted: false }].filter((part) => part.text !== '')
}
