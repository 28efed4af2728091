import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import type { FilingId, NoteId, PatientId, UserUrl } from '../kernel/ids.ts'
import { err } from '../kernel/result.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { amendmentWorld } from '../testing/note/amendment-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { discardAmendment } from './discard-amendment.ts'
import { openNote } from './open-note.ts'

describe('a correction', () => {
  test('begins with the note as it was signed, in a draft of its own, beside the text it corrects', async () => {
    const world = await amendmentWorld()
    const opened = unwrap(await world.begin({ filingId: world.filingId }))
    expect(opened.note).toEqual({ ...world.note, id: opened.note.id })
    expect(opened.note.id).not.toBe(world.note.id)
    expect(opened).toMatchObject({
      isApproved: false,
      filingId: undefined,
      amends: { kind: 'correction', reason: 'The dose was wrong.' },
      history: [{ filingId: world.filingId, kind: 'file' }],
    })
    expect(opened.amends?.text).toContain('Dry cough for 3 weeks.')
  })

  test('asked for twice, as after a lost answer, is the same draft', async () => {
    const world = await amendmentWorld()
    const noteId = countedUuid() as NoteId
    const once = unwrap(await world.begin({ filingId: world.filingId, noteId }))
    expect(unwrap(await world.begin({ filingId: world.filingId, noteId }))).toEqual(once)
  })

  test('that changes nothing cannot be signed', async () => {
    const world = await amendmentWorld()
    const { note } = unwrap(await world.begin({ filingId: world.filingId }))
    await expect(world.sign(note.id, 1)).rejects.toThrow('NOTE_UNCHANGED')
  })

  test('is shown before it is signed with what it changes, and says in its text what it corrects', async () => {
    const world = await amendmentWorld()
    const { reviewed } = await world.amend('correction', world.filingId, 'Dry cough for 2 weeks.')
    expect(reviewed.changes).toMatchObject([
      {
        lines: [
          { kind: 'removed', line: 'Dry cough for 3 weeks.' },
          { kind: 'added', line: 'Dry cough for 2 weeks.' },
        ],
      },
    ])
    expect(reviewed.text).toContain('Reason: The dose was wrong.')
    expect(reviewed.text).not.toContain('3 weeks')
  })

  test('WB-30 is a new document that replaces the record, for the version that was seen', async () => {
    const world = await amendmentWorld()
    const { filingId } = await world.amend('correction', world.filingId, 'Dry cough for 2 weeks.')
    const original = await world.find(world.filingId)
    expect(await world.find(filingId)).toMatchObject({
      kind: 'correction',
      method: 'create-replaces',
      originalNoteId: world.note.id,
      target: {
        filingId: world.filingId,
        recordId: original.record?.id,
        ifMatch: 'W/"1"',
        reason: 'The dose was wrong.',
      },
    })
    expect(await world.payload(filingId)).toMatchObject({
      docStatus: 'final',
      identifier: [{ value: `urn:uuid:${filingId}` }],
      relatesTo: [
        { code: 'replaces', target: { reference: `DocumentReference/${original.record?.id}` } },
      ],
    })
  })

  test('WB-30 changes the record in place where the EHR wants that, under its own identifier', async () => {
    const world = await amendmentWorld({ registration: { profile: 'millennium' } })
    const { filingId } = await world.amend('correction', world.filingId, 'Dry cough for 2 weeks.')
    const original = await world.find(world.filingId)
    expect(await world.find(filingId)).toMatchObject({ method: 'put' })
    const payload = await world.payload(filingId)
    expect(payload).toMatchObject({
      id: original.record?.id,
      docStatus: 'amended',
      identifier: [{ value: `urn:uuid:${world.filingId}` }],
    })
    expect(payload).not.toHaveProperty('relatesTo')
  })

  test('of a correction replaces that one, and the first cannot be corrected any more', async () => {
    const world = await amendmentWorld()
    const first = await world.amend('correction', world.filingId, 'Dry cough for 2 weeks.')
    await world.settle(first.filingId)
    expect(await world.begin({ filingId: world.filingId })).toEqual(
      err(appError('FILING_SUPERSEDED')),
    )
    const second = await world.amend('correction', first.filingId, 'Dry cough for 1 week.')
    expect((await world.find(second.filingId)).target?.filingId).toBe(first.filingId)
  })
})

describe('an addendum', () => {
  test('WB-31 stands below the text that was signed, which stays to the byte', async () => {
    const world = await amendmentWorld()
    const { reviewed } = await world.amend('addendum', world.filingId, 'Culture negative.')
    const signed = unwrap(
      await world.deps.approvals.textOf(world.open.launch.tenant, world.note.id, 1),
    )
    expect(reviewed.text.startsWith(signed)).toBe(true)
    expect(reviewed.text.slice(signed.length)).toMatch(
      /^\nADDENDUM\n\d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d, OKAFOR, Daniel, MD\nCulture negative\.\n$/,
    )
    expect(reviewed.changes).toBeUndefined()
  })

  test('WB-31 is a document that names what it adds to where the EHR shows such ones', async () => {
    const world = await amendmentWorld({ registration: { showsAddenda: true } })
    const { filingId, reviewed } = await world.amend('addendum', world.filingId, 'Negative.')
    const recordId = (await world.find(world.filingId)).record?.id
    expect(reviewed.text).toContain('ADDENDUM TO PROGRESS NOTE')
    expect(reviewed.text).toContain(`DocumentReference/${recordId}`)
    expect(reviewed.text).not.toContain('Dry cough')
    expect(await world.payload(filingId)).toMatchObject({
      relatesTo: [{ code: 'appends', target: { reference: `DocumentReference/${recordId}` } }],
    })
  })

  test('stays below a correction that comes later, and so does a second one', async () => {
    const world = await amendmentWorld()
    const added = await world.amend('addendum', world.filingId, 'Culture negative.')
    await world.settle(added.filingId)
    const corrected = await world.amend('correction', added.filingId, 'Dry cough for 2 weeks.')
    await world.settle(corrected.filingId)
    const again = await world.amend('addendum', corrected.filingId, 'Patient told.')
    await world.settle(again.filingId)
    const last = await world.amend('correction', again.filingId, 'Dry cough for 1 week.')
    const { text } = last.reviewed
    const order = ['1 week.', 'Culture negative.', 'Patient told.'].map((line) =>
      text.indexOf(line),
    )
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(text.match(/ADDENDUM/g)).toHaveLength(2)
  })
})

describe('from a later visit of the patient', () => {
  const VISIT = 'Office visit, 19-Nov-2026 09:00'

  test('a signed note is opened by its author, with the visit that it names, and that is on the trail', async () => {
    const world = await amendmentWorld()
    const later = await world.inLaterVisit()
    expect(unwrap(await openNote(world.deps, later, world.note.id))).toMatchObject({
      note: world.note,
      isApproved: true,
      filingId: world.filingId,
      ofVisit: { encounter: VISIT },
    })
    expect(world.deps.audit.intents.at(-1)).toMatchObject({
      event: { action: 'note.open-earlier', noteId: world.note.id },
      who: { patient: later.launch.patientId },
    })
    world.deps.audit.breakDown()
    expect(await openNote(world.deps, later, world.note.id)).toEqual(
      err(appError('AUDIT_UNAVAILABLE')),
    )
  })

  test('a draft, and the note of somebody else or about somebody else, is not there', async () => {
    const draft = await amendmentWorld({ isSignedFirst: false })
    expect(
      unwrap(await openNote(draft.deps, await draft.inLaterVisit(), draft.note.id)),
    ).toBeUndefined()
    const world = await amendmentWorld()
    const later = await world.inLaterVisit()
    for (const other of [
      { user: 'https://ehr.example/fhir/Practitioner/tan' as UserUrl },
      { patientId: 'another' as PatientId },
    ]) {
      const theirs = { ...later, launch: { ...later.launch, ...other } }
      expect(unwrap(await openNote(world.deps, theirs, world.note.id))).toBeUndefined()
      expect(await world.begin({ filingId: world.filingId }, theirs)).toEqual(
        err(appError('FILING_NOT_FOUND')),
      )
    }
  })

  test.each([
    ['correction', {}],
    ['addendum', {}],
    ['addendum', { showsAddenda: true }],
  ] as const)('a %s (%o) is filed with the visit of the note', async (kind, registration) => {
    const world = await amendmentWorld({ registration })
    const later = await world.inLaterVisit()
    const original = await world.find(world.filingId)
    const done = await world.amend(kind, world.filingId, 'Dry cough for 2 weeks.', later)
    expect(done.reviewed.text).toContain(`Encounter: ${VISIT}`)
    expect(done.reviewed.text).not.toContain('26-Nov-2026')
    expect(done.reviewed.identity.encounter).toBe(VISIT)
    expect(await world.find(done.filingId)).toMatchObject({
      kind,
      encounterId: original.encounterId,
      launchId: later.launch.id,
      originalNoteId: world.note.id,
    })
    expect(await world.payload(done.filingId)).toMatchObject({
      context: { encounter: [{ reference: `Encounter/${original.encounterId}` }] },
    })
    await world.settle(done.filingId)
    const opened = unwrap(await openNote(world.deps, later))
    expect(opened).toMatchObject({
      ofVisit: undefined,
      amends: { kind, ofVisit: { encounter: VISIT } },
      history: [{ kind: 'file' }, { kind }],
    })
    // From the visit of the note it is one of another visit in turn.
    expect(unwrap(await openNote(world.deps, world.open, opened?.note.id))).toMatchObject({
      isApproved: true,
      ofVisit: { encounter: VISIT },
    })
  })

  test('one that is given up leaves the earlier note as it was', async () => {
    const world = await amendmentWorld()
    const later = await world.inLaterVisit()
    const { note } = unwrap(await world.begin({ filingId: world.filingId }, later))
    expect(unwrap(await discardAmendment(world.deps, later, note.id))).toMatchObject({
      note: world.note,
      ofVisit: { encounter: VISIT },
    })
  })
})

describe('an amendment is not begun', () => {
  test('of a note that is not settled in the EHR', async () => {
    const world = await amendmentWorld()
    await world.amend('correction', world.filingId, 'Dry cough for 2 weeks.')
    expect(await world.begin({ filingId: world.filingId })).toEqual(
      err(appError('FILING_NOT_SETTLED')),
    )
  })

  test('of a note that nobody filed here', async () => {
    const world = await amendmentWorld()
    const filingId = countedUuid() as FilingId
    expect(await world.begin({ filingId })).toEqual(err(appError('FILING_NOT_FOUND')))
  })

  test('while another one is being written', async () => {
    const world = await amendmentWorld()
    unwrap(await world.begin({ filingId: world.filingId }))
    expect(await world.begin({ filingId: world.filingId })).toEqual(
      err(appError('NOTE_ALREADY_BEGUN')),
    )
  })

  test('S17 in place without the right to update', async () => {
    const world = await amendmentWorld({
      registration: { profile: 'millennium' },
      grantedScopes: ['patient/DocumentReference.crs'],
    })
    expect(await world.begin({ filingId: world.filingId })).toEqual(
      err(appError('FILING_NOT_PERMITTED')),
    )
  })
})

test('an amendment that is discarded leaves the filed note as it was', async () => {
  const world = await amendmentWorld()
  const { note } = unwrap(await world.begin({ filingId: world.filingId }))
  const back = unwrap(await discardAmendment(world.deps, world.open, note.id))
  expect(back).toMatchObject({ isApproved: true, filingId: world.filingId })
  expect(unwrap(await openNote(world.deps, world.open))?.note.id).toBe(world.note.id)
  expect(await discardAmendment(world.deps, world.open, world.note.id)).toEqual(
    err(appError('NOTE_NOT_FOUND')),
  )
})
