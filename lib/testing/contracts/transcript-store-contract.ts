import { beforeEach, describe, expect, test } from 'vitest'
import type { Transcript } from '#lib/ambient/transcript.ts'
import type { TranscriptStore } from '#lib/ambient/transcript-store.ts'
import type { NoteId, TenantId, TranscriptId } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'
import { aTranscript } from '../note/note-builders.ts'

export type OpenTranscriptStore = {
  readonly transcripts: TranscriptStore
  /** A note to which transcripts may belong. */
  readonly newNote: (tenant: TenantId) => Promise<NoteId>
}

const greyfield = 'greyfield' as TenantId

const newTranscript = (text: string): Transcript => ({
  ...aTranscript(`patient: ${text}`),
  id: countedUuid() as TranscriptId,
})

/** What every TranscriptStore must do. */
export function transcriptStoreContract(open: () => Promise<OpenTranscriptStore>): void {
  describe('the transcripts of a note', () => {
    let transcripts: TranscriptStore
    let noteId: NoteId
    let newNote: OpenTranscriptStore['newNote']
    beforeEach(async () => {
      const opened = await open()
      transcripts = opened.transcripts
      newNote = opened.newNote
      noteId = await newNote(greyfield)
    })

    test('are none at first', async () => {
      expect(await transcripts.ofNote(noteId, greyfield)).toEqual(ok([]))
    })

    test('come back as they were added, in that order', async () => {
      const [first, second] = [newTranscript('I cough. 🫁'), newTranscript('Since May.')]
      expect(await transcripts.add(noteId, greyfield, first, aMoment)).toEqual(ok(undefined))
      await transcripts.add(noteId, greyfield, second, instantPlus(aMoment, 1))
      expect(await transcripts.ofNote(noteId, greyfield)).toEqual(ok([first, second]))
    })

    test('hold one that was added twice, as after a lost answer, once', async () => {
      const transcript = newTranscript('I cough.')
      await transcripts.add(noteId, greyfield, transcript, aMoment)
      const again = transcripts.add(noteId, greyfield, transcript, instantPlus(aMoment, 1))
      expect(await again).toEqual(ok(undefined))
      expect(await transcripts.ofNote(noteId, greyfield)).toEqual(ok([transcript]))
    })

    test('are never replaced by another one of the same id', async () => {
      const transcript = newTranscript('I cough.')
      await transcripts.add(noteId, greyfield, transcript, aMoment)
      const other = { ...newTranscript('I do not cough.'), id: transcript.id }
      await expect(transcripts.add(noteId, greyfield, other, aMoment)).rejects.toThrow()
      const elsewhere = await newNote(greyfield)
      await expect(transcripts.add(elsewhere, greyfield, transcript, aMoment)).rejects.toThrow()
      expect(await transcripts.ofNote(noteId, greyfield)).toEqual(ok([transcript]))
    })

    test('are not those of another note', async () => {
      await transcripts.add(noteId, greyfield, newTranscript('I cough.'), aMoment)
      expect(await transcripts.ofNote(await newNote(greyfield), greyfield)).toEqual(ok([]))
    })

    test('do not exist for another organisation', async () => {
      await transcripts.add(noteId, greyfield, newTranscript('I cough.'), aMoment)
      expect(await transcripts.ofNote(noteId, 'other' as TenantId)).toEqual(ok([]))
    })
  })
}
