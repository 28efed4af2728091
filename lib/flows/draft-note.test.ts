import { describe, expect, test } from 'vitest'
import { extractiveDrafter } from '../ambient/draft-note.ts'
import { transcriptOfRecording } from '../ambient/heard-transcript.ts'
import { appError } from '../kernel/app-error.ts'
import { transcriptIdSchema } from '../kernel/id-schemas.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err } from '../kernel/result.ts'
import type { Speaker } from '../note/sources.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { noteWorld } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { draftNote } from './draft-note.ts'

async function heard() {
  const world = await noteWorld()
  const recordingId = countedUuid() as RecordingId
  const said = ['What brings you in today?', 'I have had a dry cough for three weeks.']
  const segments = said.map((text, at) => ({
    ...{ id: `${at}`, isFinal: true, label: '', words: [], text, startMs: at * 4_000 },
    ...({ speaker: 'unknown', speakerSource: 'none' } as const),
  }))
  const transcript = transcriptOfRecording(segments, {
    ...{ id: transcriptIdSchema.parse(recordingId), recordingId, missing: [] },
    engine: { name: 'fake', grade: 'demonstration' },
  })
  unwrap(await world.deps.transcripts.add(world.note.id, world.owner.tenant, transcript, aMoment))
  const draft = (speakers: readonly Speaker[], of = recordingId) =>
    draftNote({ ...world.deps, drafter: extractiveDrafter }, world.open, {
      ...{ noteId: world.note.id, version: 1, recordingId: of, speakers },
      transcriptId: transcriptIdSchema.parse(countedUuid()),
    })
  return { ...world, transcript, draft }
}

describe('a draft from a recording', () => {
  test('has the words that were heard, by the speakers that the clinician names', async () => {
    const { draft, transcript, deps, note, owner } = await heard()
    const drafted = unwrap(await draft(['clinician', 'patient']))
    expect(drafted.transcript.turns.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['clinician', 'What brings you in today?'],
      ['patient', 'I have had a dry cough for three weeks.'],
    ])
    expect(drafted.transcript.heard).toEqual(transcript.heard)
    const added = drafted.note.sections.flatMap(({ statements }) => statements).slice(1)
    const evidence = added.flatMap((statement) => statement.evidence)
    expect(added.map(({ text }) => text).join(' ')).toMatch(/cough/i)
    expect(evidence).toContainEqual(
      expect.objectContaining({ kind: 'said', transcriptId: drafted.transcript.id, turn: 1 }),
    )
    expect(unwrap(await deps.transcripts.ofNote(note.id, owner.tenant))).toEqual([
      transcript,
      drafted.transcript,
    ])
  })

  test('is none when the speakers are not those of its turns', async () => {
    const { draft } = await heard()
    expect(await draft(['clinician'])).toEqual(err(appError('TRANSCRIPT_UNREADABLE')))
  })

  test('is none of a recording that is not of this note', async () => {
    const { draft } = await heard()
    const other = countedUuid() as RecordingId
    const speakers = ['clinician', 'patient'] as const
    expect(await draft(speakers, other)).toEqual(err(appError('RECORDING_NOT_FOUND')))
  })
})
