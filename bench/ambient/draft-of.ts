import { draftNote } from '#lib/ambient/draft-note.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import en from '#lib/messages/en/note.ts'
import type { Wording } from '#lib/note/aids/draft-style.ts'
import type { Note } from '#lib/note/note.ts'
import { emptyNote } from '#lib/note/note-types.ts'

const blank = emptyNote('34117-2', 'bench' as NoteId, (code) => en.section[code]) // a name will do

/** The embedded draft of a visit without a chart, as a history and physical. */
export function draftOf(transcript: Transcript, wording?: Wording): Note {
  let count = 0
  return draftNote(blank, { transcript, chartFacts: [], wording, newId: () => `s${++count}` })
}
