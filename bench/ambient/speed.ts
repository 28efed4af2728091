import type { Transcript, Turn } from '#lib/ambient/transcript.ts'
import type { Note } from '#lib/note/note.ts'
import { verify } from '#lib/note/verify.ts'
import { median } from '../report/statistics.ts'
import type { Encounter } from './corpus.ts'
import { draftOf } from './draft-of.ts'

const ROUNDS = 7
// Twenty minutes at the 130 words a minute of a conversation.
const VISIT_WORDS = 2600
const STATEMENTS = 100

/** Milliseconds, as medians: the draft of a twenty-minute visit, and its check for 100 statements. */
export function speedOf(encounters: readonly Encounter[]): { draft: number; check: number } {
  const visit = longVisit(encounters)
  const note = ofStatements(draftOf(visit), STATEMENTS)
  return {
    draft: medianTime(() => draftOf(visit)),
    check: medianTime(() => verify(note, { transcripts: [visit] })),
  }
}

/** Turns of several visits, one after the other, until they are twenty minutes. */
function longVisit(encounters: readonly Encounter[]): Transcript {
  const turns: Turn[] = []
  let words = 0
  for (const turn of encounters.flatMap(({ transcript }) => transcript.turns)) {
    if (words >= VISIT_WORDS) break
    turns.push(turn)
    words += turn.text.split(' ').length
  }
  return { id: 'twenty-minutes' as Transcript['id'], turns } // a name will do
}

/** The note with exactly so many statements, its own again where there are not enough. */
function ofStatements(note: Note, count: number): Note {
  const all = note.sections.flatMap((section) =>
    section.statements.map((statement) => ({ section, statement })),
  )
  const repeated = Array.from({ length: count }, (_, at) => all[at % all.length]).flatMap(
    (one) => one ?? [],
  )
  return {
    ...note,
    sections: note.sections.map((section) => ({
      ...section,
      statements: repeated
        .filter((one) => one.section === section)
        .map(({ statement }, at) => ({ ...statement, id: `${at}` })),
    })),
  }
}

function medianTime(run: () => unknown): number {
  run() // the first one reads the rules in
  return median(
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now()
      run()
      return performance.now() - start
    }),
  )
}
