import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { NoteId, UserUrl } from '../kernel/ids.ts'
import { err } from '../kernel/result.ts'
import { editStatement } from '../note/edit-note.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { amendmentWorld } from '../testing/note/amendment-world.ts'
import { instructionsWorld } from '../testing/note/instructions-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { discardAmendment } from './discard-amendment.ts'
import { openNote } from './open-note.ts'
import { saveNote } from './save-note.ts'

describe('patient instructions', () => {
  test('begin as a draft of their own with what the rules make of the signed plan', async () => {
    const world = await instructionsWorld()
    const opened = unwrap(await world.instruct())
    expect(opened).toMatchObject({
      note: {
        type: '69730-0',
        sections: [{ statements: [{ text: 'Start metformin 500 mg 2 times a day.' }] }],
      },
      isApproved: false,
      amends: undefined,
      history: [],
      restsOn: { noteId: world.note.id, since: 'same' },
    })
    expect(opened.restsOn?.written.map(({ text }) => text)).toEqual([
      'Start metformin 500 mg b.i.d.',
      'She should rest.',
    ])
  })

  test('are filed as a document of the visit, in the text that was shown', async () => {
    const world = await instructionsWorld()
    const { note } = unwrap(await world.instruct())
    const { filingId, reviewed } = await world.sign(note.id, 1)
    expect(reviewed.text).toContain('Start metformin 500 mg 2 times a day.')
    expect(reviewed.text).toMatch(/From the plan of the progress note signed \d\d-/)
    expect(reviewed.saidNotInNote).toBeUndefined()
    expect(await world.find(filingId)).toMatchObject({
      kind: 'file',
      method: 'create',
      target: undefined,
      originalNoteId: note.id,
      encounterId: world.open.launch.encounterId,
    })
    const payload = await world.payload(filingId)
    expect(payload).toMatchObject({ type: { coding: [{ code: '69730-0' }] }, docStatus: 'final' })
    expect(payload).not.toHaveProperty('relatesTo')
  })

  test('with a number that the plan does not have cannot be signed without a reason', async () => {
    const world = await instructionsWorld()
    const { note } = unwrap(await world.instruct())
    const wrong = editStatement(note, 'p0', 'Start metformin 850 mg 2 times a day.')
    unwrap(await saveNote(world.deps, world.open, { note: wrong, baseVersion: 1 }))
    await expect(world.sign(note.id, 2)).rejects.toThrow('NOTE_UNRESOLVED')
  })

  test('keep what their author wrote before the note was signed', async () => {
    const world = await instructionsWorld()
    const lines = [{ text: 'Rest for a week.', statementId: 'p1' }]
    const { note } = unwrap(await world.instruct({ lines }))
    expect(note.sections[0]?.statements).toMatchObject([
      { text: 'Rest for a week.', evidence: [{ statementId: 'p1' }] },
    ])
  })

  test('of a note are there once: asked for again, those are opened', async () => {
    const world = await instructionsWorld()
    const first = unwrap(await world.instruct())
    expect(unwrap(await world.instruct()).note.id).toBe(first.note.id)
    const { filingId } = await world.sign(first.note.id, 1)
    expect(unwrap(await world.instruct())).toMatchObject({ isApproved: true, filingId })
  })

  test('of two windows that began at once only one is signed', async () => {
    const world = await instructionsWorld()
    const [one, two] = [unwrap(await world.instruct()), countedUuid() as NoteId]
    // What the other window wrote before it could see the first.
    const restsOn = { originalNoteId: world.note.id, filingId: world.filingId }
    const note = { ...one.note, id: two }
    const { tenant, ehrId, user: author, patientId, encounterId } = world.open.launch
    const owner = { tenant, ehrId, author, patientId, encounterId }
    unwrap(await world.deps.notes.create(owner, note, world.deps.clock.now(), { restsOn }))
    await world.sign(one.note.id, 1)
    await expect(world.sign(two, 1)).rejects.toThrow('NOTE_HAS_INSTRUCTIONS')
  })

  test('that the EHR refused may be written anew', async () => {
    const world = await instructionsWorld()
    const { note } = unwrap(await world.instruct())
    const { filingId } = await world.sign(note.id, 1)
    await world.settle(filingId, { state: 'rejected', record: undefined })
    expect(unwrap(await world.instruct())).toMatchObject({ isApproved: false })
  })

  test('that are given up lead back to their note', async () => {
    const world = await instructionsWorld()
    const { note } = unwrap(await world.instruct())
    const back = unwrap(await discardAmendment(world.deps, world.open, note.id))
    expect(back).toMatchObject({ note: { id: world.note.id }, instructions: undefined })
  })
})

describe('the note of patient instructions', () => {
  test('is what its visit opens with once they are signed, and tells where they stand', async () => {
    const world = await instructionsWorld()
    const { note } = unwrap(await world.instruct())
    expect(unwrap(await openNote(world.deps, world.open))?.note.id).toBe(note.id)
    const { filingId } = await world.sign(note.id, 1)
    expect(unwrap(await openNote(world.deps, world.open))).toMatchObject({
      note: { id: world.note.id },
      instructions: { noteId: note.id, event: { filingId }, since: 'same' },
    })
  })

  test('whose plan was corrected since outdates them, until they are corrected as well', async () => {
    const world = await instructionsWorld()
    const { note } = unwrap(await world.instruct())
    const { filingId } = await world.sign(note.id, 1)
    await world.settle(filingId)
    const { filingId: elsewhere } = await world.amend('correction', world.filingId, 'No cough.')
    await world.settle(elsewhere)
    const same = unwrap(await openNote(world.deps, world.open))
    expect(same?.instructions).toMatchObject({ since: 'same' })
    const draft = unwrap(await world.begin({ filingId: elsewhere }))
    const plan = editStatement(draft.note, 'p0', 'Start metformin 850 mg b.i.d.')
    unwrap(await saveNote(world.deps, world.open, { note: plan, baseVersion: 1 }))
    const { filingId: corrected } = await world.sign(draft.note.id, 2)
    await world.settle(corrected)
    const outdated = unwrap(await openNote(world.deps, world.open))
    expect(outdated?.instructions).toMatchObject({ noteId: note.id, since: 'changed' })
    const sheet = unwrap(await openNote(world.deps, world.open, note.id))
    expect(sheet?.restsOn).toMatchObject({ since: 'changed' })
    const again = unwrap(await world.begin({ filingId }))
    expect(again.restsOn).toMatchObject({ since: 'same' })
    const text = 'Start metformin 850 mg 2 times a day.'
    const changed = editStatement(again.note, 'p0', text)
    const resolved = {
      ...changed,
      sections: changed.sections.map((section) => ({
        ...section,
        statements: section.statements.map((one) => ({
          ...one,
          resolution: { kind: 'own-words' } as const,
        })),
      })),
    }
    unwrap(await saveNote(world.deps, world.open, { note: resolved, baseVersion: 1 }))
    const second = await world.sign(again.note.id, 2)
    const now = unwrap(await openNote(world.deps, world.open))
    expect(now?.instructions).toMatchObject({
      noteId: again.note.id,
      event: { filingId: second.filingId },
      since: 'same',
    })
  })

  test('that the EHR refused after all leaves them to be judged', async () => {
    const world = await instructionsWorld([], { isSettledFirst: false })
    const { note } = unwrap(await world.instruct({ lines: [{ text: 'Rest.' }] }))
    await world.sign(note.id, 1)
    await world.settle(world.filingId, { state: 'rejected', record: undefined })
    const sheet = unwrap(await openNote(world.deps, world.open, note.id))
    expect(sheet?.restsOn).toMatchObject({ since: 'void' })
  })

  test('that is void leaves them to be judged, and gives no others', async () => {
    const world = await instructionsWorld()
    const { note } = unwrap(await world.instruct())
    const { filingId } = await world.sign(note.id, 1)
    await world.settle(filingId)
    unwrap(await world.void(world.filingId))
    const sheet = unwrap(await openNote(world.deps, world.open, note.id))
    expect(sheet?.restsOn).toMatchObject({ since: 'void', written: [] })
    const source = unwrap(await openNote(world.deps, world.open, world.note.id))
    expect(source?.instructions).toMatchObject({ noteId: note.id, since: 'void' })
  })
})

describe('patient instructions are not begun', () => {
  test('of a note that is void', async () => {
    const world = await instructionsWorld()
    unwrap(await world.void(world.filingId))
    expect(await world.instruct()).toEqual(err(appError('FILING_SUPERSEDED')))
  })

  test('while something else is being written in the visit', async () => {
    const world = await instructionsWorld()
    unwrap(await world.begin({ filingId: world.filingId }))
    expect(await world.instruct()).toEqual(err(appError('NOTE_ALREADY_BEGUN')))
  })

  test('of the note of somebody else, or of another visit', async () => {
    const world = await instructionsWorld()
    const user = 'https://ehr.example/fhir/Practitioner/tan' as UserUrl
    const theirs = { ...world.open, launch: { ...world.open.launch, user } }
    const later = await world.inLaterVisit()
    for (const who of [theirs, later]) {
      expect(await world.instruct({}, who)).toEqual(err(appError('FILING_NOT_FOUND')))
    }
  })

  test('without the right to file', async () => {
    const world = await instructionsWorld()
    const context = { ...world.open.launch.context, grantedScopes: ['patient/Patient.r'] }
    const open = { ...world.open, launch: { ...world.open.launch, context } }
    expect(await world.instruct({}, open)).toEqual(err(appError('FILING_NOT_PERMITTED')))
  })

  test('of a note that is still a draft', async () => {
    const world = await amendmentWorld({ isSignedFirst: false })
    const opened = unwrap(await openNote(world.deps, world.open))
    expect(opened).toMatchObject({ instructions: undefined, restsOn: undefined })
  })
})
