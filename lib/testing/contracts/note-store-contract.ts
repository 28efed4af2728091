import { beforeEach, describe, expect, test } from 'vitest'
import type { EhrId, EncounterId, NoteId, PatientId, TenantId, UserUrl } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import type { NoteOwner, NoteReview, NoteStore } from '#lib/note/note-store.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'
import { anOwner, otherOwners } from '../note/an-owner.ts'
import { aNoteOf, aStatement } from '../note/note-builders.ts'
import { unwrap } from '../unwrap.ts'

export type OpenNoteStore = {
  readonly notes: NoteStore
  /** Closes the draft as an approval does. */
  readonly approve: (owner: NoteOwner, note: Note, version: number) => Promise<unknown>
}

const later = instantPlus(aMoment, 1_000)
const muchLater = instantPlus(aMoment, 2_000)

const newNote = (text = 'Dry cough.'): Note => ({
  ...aNoteOf(aStatement({ text })),
  id: countedUuid() as NoteId,
})

const aReview = (version: number): NoteReview => ({
  version,
  text: 'PROGRESS NOTE\n',
  sha256: 'c'.repeat(64),
  verification: { statements: [] },
})

/** What every NoteStore must do. */
export function noteStoreContract(open: () => Promise<OpenNoteStore>): void {
  let notes: NoteStore
  let approve: OpenNoteStore['approve']
  let owner: NoteOwner
  let note: Note
  beforeEach(async () => {
    const opened = await open()
    notes = opened.notes
    approve = opened.approve
    // An author of their own, so that tests on one database do not see each other's notes.
    owner = anOwner({
      author: `http://ehr.example/Practitioner/${countedUuid()}` as NoteOwner['author'],
    })
    note = newNote()
    unwrap(await notes.create(owner, note, aMoment))
  })
  const found = async () => unwrap(await notes.find(owner, note.id))

  describe('a note', () => {
    test('is found by its owner as it was written', async () => {
      expect(await found()).toEqual({
        note,
        amends: undefined,
        restsOn: undefined,
        state: 'draft',
        version: 1,
        updatedAt: aMoment,
        review: undefined,
      })
    })

    test('holds any text, to the last character', async () => {
      const text = 'Zürich — 37,5 °C, “fine” 🫀 \u0000'
      const odd = newNote(text)
      unwrap(await notes.create(owner, odd, aMoment))
      expect(unwrap(await notes.find(owner, odd.id))?.note).toEqual(odd)
    })

    test.each(otherOwners)('does not exist for another %s', async (_what, stranger) => {
      const other = {
        ...stranger,
        author: stranger.author === anOwner().author ? owner.author : stranger.author,
      }
      expect(await notes.find(other, note.id)).toEqual(ok(undefined))
      expect(await notes.newest(other)).toEqual(ok(undefined))
      expect(await notes.save(other, note, 1, later)).toEqual(ok({ kind: 'missing' }))
      expect(await notes.discard(other, note.id, later)).toEqual(ok(false))
      expect(await notes.keepReview(other, note.id, aReview(1))).toEqual(ok(false))
      expect(await found()).toMatchObject({ version: 1, state: 'draft', review: undefined })
    })

    test('created twice, as after a lost answer, is there once and as it is by now', async () => {
      const changed = { ...newNote('Dry cough for 3 weeks.'), id: note.id }
      unwrap(await notes.save(owner, changed, 1, later))
      expect(await notes.create(owner, note, muchLater)).toEqual(ok(undefined))
      expect(await found()).toMatchObject({ note: changed, version: 2 })
    })

    test('is not taken over by somebody who creates one of the same id', async () => {
      const stranger = anOwner({ tenant: 'other' as NoteOwner['tenant'] })
      expect(await notes.create(stranger, newNote('mine'), later)).toEqual(ok(undefined))
      await notes.create(stranger, { ...newNote('mine'), id: note.id }, later)
      expect(unwrap(await notes.find(stranger, note.id))).toBeUndefined()
      expect(await found()).toMatchObject({ note, version: 1 })
    })

    test('that is not there is not found', async () => {
      expect(await notes.find(owner, countedUuid() as NoteId)).toEqual(ok(undefined))
    })
  })

  describe('a save', () => {
    const changed = () => ({ ...newNote('Dry cough for 3 weeks.'), id: note.id })

    test('replaces the version it was made from', async () => {
      const next = changed()
      expect(await notes.save(owner, next, 1, later)).toEqual(ok({ kind: 'saved', version: 2 }))
      expect(await found()).toMatchObject({ note: next, version: 2, updatedAt: later })
    })

    test('F8 from an older version overwrites nothing and shows what stands there', async () => {
      const mine = changed()
      await notes.save(owner, mine, 1, later)
      const outcome = unwrap(await notes.save(owner, changed(), 1, muchLater))
      expect(outcome).toMatchObject({ kind: 'conflict', stored: { note: mine, version: 2 } })
      expect(await found()).toMatchObject({ note: mine, version: 2 })
    })

    test('F8 of two at once is taken once', async () => {
      const saves = Array.from({ length: 8 }, () => notes.save(owner, changed(), 1, later))
      const kinds = (await Promise.all(saves)).map((saved) => unwrap(saved).kind)
      expect(kinds.filter((kind) => kind === 'saved')).toHaveLength(1)
      expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(7)
      expect(await found()).toMatchObject({ version: 2 })
    })

    test('of a note that was signed meanwhile is refused', async () => {
      await approve(owner, note, 1)
      expect(await notes.save(owner, changed(), 1, later)).toEqual(ok({ kind: 'approved' }))
      expect(await found()).toMatchObject({ note, state: 'approved', version: 1 })
    })

    test('of a note that was discarded finds none', async () => {
      await notes.discard(owner, note.id, later)
      expect(await notes.save(owner, changed(), 1, later)).toEqual(ok({ kind: 'missing' }))
    })
  })

  describe('a signed note', () => {
    const signed = async (who: NoteOwner) => unwrap(await notes.findSigned(who, note.id))

    test('is found by its author from any visit of the patient', async () => {
      expect(await signed(owner)).toBeUndefined()
      await approve(owner, note, 1)
      for (const encounterId of [owner.encounterId, 'later' as EncounterId, undefined]) {
        expect(await signed({ ...owner, encounterId })).toMatchObject({ note, state: 'approved' })
      }
    })

    test('is found by nobody else, and for nobody else', async () => {
      await approve(owner, note, 1)
      const others: readonly Partial<NoteOwner>[] = [
        { tenant: 'other' as TenantId },
        { ehrId: 'other' as EhrId },
        { author: 'http://ehr.example/Practitioner/other' as UserUrl },
        { patientId: 'patient-2' as PatientId },
      ]
      for (const other of others) expect(await signed({ ...owner, ...other })).toBeUndefined()
    })
  })

  describe('the newest note of a visit', () => {
    test('is the one that was changed last', async () => {
      const second = newNote()
      await notes.create(owner, second, later)
      expect(unwrap(await notes.newest(owner))?.note).toEqual(second)
      await notes.save(owner, note, 1, muchLater)
      expect(unwrap(await notes.newest(owner))?.note).toEqual(note)
    })

    test('is none that was discarded', async () => {
      await notes.discard(owner, note.id, later)
      expect(await notes.newest(owner)).toEqual(ok(undefined))
    })

    test('may be one that was signed', async () => {
      await approve(owner, note, 1)
      expect(unwrap(await notes.newest(owner))).toMatchObject({ state: 'approved' })
    })

    test('of a launch without a visit is one without a visit', async () => {
      const visitless = { ...owner, encounterId: undefined }
      const other = newNote()
      await notes.create(visitless, other, aMoment)
      expect(unwrap(await notes.newest(visitless))?.note).toEqual(other)
      expect(unwrap(await notes.newest(owner))?.note).toEqual(note)
    })
  })

  describe('a note is discarded', () => {
    test('once, and is not found any more', async () => {
      expect(await notes.discard(owner, note.id, later)).toEqual(ok(true))
      expect(await notes.discard(owner, note.id, later)).toEqual(ok(false))
      expect(await found()).toBeUndefined()
    })

    test('not after it was signed', async () => {
      await approve(owner, note, 1)
      expect(await notes.discard(owner, note.id, later)).toEqual(ok(false))
      expect(await found()).toMatchObject({ state: 'approved' })
    })
  })

  describe('what was shown before signing', () => {
    test('is kept with the version it was of, also when that is no longer the newest', async () => {
      expect(await notes.keepReview(owner, note.id, aReview(1))).toEqual(ok(true))
      expect((await found())?.review).toEqual(aReview(1))
      await notes.save(owner, note, 1, later)
      expect(await found()).toMatchObject({ version: 2, review: { version: 1 } })
    })

    test('is not kept for another version', async () => {
      await notes.save(owner, note, 1, later)
      expect(await notes.keepReview(owner, note.id, aReview(1))).toEqual(ok(false))
      expect((await found())?.review).toBeUndefined()
    })

    test('is not replaced after signing', async () => {
      await notes.keepReview(owner, note.id, aReview(1))
      await approve(owner, note, 1)
      const other = { ...aReview(1), text: 'ANOTHER NOTE\n' }
      expect(await notes.keepReview(owner, note.id, other)).toEqual(ok(false))
      expect((await found())?.review).toEqual(aReview(1))
    })
  })
}
