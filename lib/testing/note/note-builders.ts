import type { NoteId, TranscriptId } from '../../kernel/ids.ts'
import type { ChartEvidence, SaidEvidence } from '../../note/evidence.ts'
import type { Note, Section, Statement } from '../../note/note.ts'
import type { SpokenSource } from '../../note/sources.ts'

// Ids are branded by schemas at the borders; a builder is a border of the tests.
export const noteId = '0190d3a2-0000-7000-8000-000000000001' as NoteId
export const transcriptId = '0190d3a2-0000-7000-8000-0000000000aa' as TranscriptId

let count = 0

export const aStatement = (given: Partial<Statement> = {}): Statement => ({
  id: `s${++count}`,
  text: 'Dry cough for three weeks.',
  origin: 'clinician',
  evidence: [],
  ...given,
})

export const aSection = (given: Partial<Section> = {}): Section => ({
  code: '10164-2',
  title: 'History of present illness',
  statements: [],
  ...given,
})

export const aNote = (given: Partial<Note> = {}): Note => ({
  id: noteId,
  type: '11506-3',
  sections: [aSection()],
  ...given,
})

/** A note with one section of these statements. */
export const aNoteOf = (...statements: Statement[]): Note =>
  aNote({ sections: [aSection({ statements })] })

/** Turns as `clinician: text` strings. */
export const aTranscript = (
  ...turns: readonly `${SpokenSource['turns'][number]['speaker']}: ${string}`[]
) => ({
  id: transcriptId,
  turns: turns.map((turn) => {
    const colon = turn.indexOf(': ')
    const speaker = turn.slice(0, colon) as SpokenSource['turns'][number]['speaker'] // by the parameter's type
    return { speaker, label: speaker, text: turn.slice(colon + 2) }
  }),
})

/** Evidence for these words of a turn; for the whole turn when no words are given. */
export function said(transcript: SpokenSource, turn: number, words?: string): SaidEvidence {
  const text = transcript.turns[turn]?.text ?? ''
  const quote = words ?? text
  const start = text.indexOf(quote)
  return {
    kind: 'said',
    transcriptId: transcript.id,
    turn,
    start,
    end: start + quote.length,
    quote,
  }
}

export const charted = (quote: string, reference = 'Observation/1'): ChartEvidence => ({
  kind: 'chart',
  reference,
  quote,
})
