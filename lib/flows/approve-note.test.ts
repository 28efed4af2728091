import { describe, expect, test } from 'vitest'
import { type AppErrorCode, appError } from '../kernel/app-error.ts'
import type { NoteId, UserUrl } from '../kernel/ids.ts'
import { err } from '../kernel/result.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { otherOwners } from '../testing/note/an-owner.ts'
import { aStatement } from '../testing/note/note-builders.ts'
import { noteWorld, ownWords } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { resumeFilings } from './decide-filing.ts'
import { saveNote } from './save-note.ts'

/** A world in which the author was shown the note, and the hash of what was shown. */
async function reviewed(...choices: Parameters<typeof noteWorld>) {
  const world = await noteWorld(...choices)
  const { sha256, text } = unwrap(await world.review())
  return { ...world, sha256, text }
}

describe('a note that is signed', () => {
  test('is frozen as the text that was shown, for the patient, visit and author of the session', async () => {
    const { deps, open, approve, sha256, text, note } = await reviewed()
    const { filingId } = unwrap(await approve({ sha256 }))
    const filing = unwrap(await deps.filings.find(filingId))
    expect(filing).toMatchObject({
      state: 'queued',
      noteId: note.id,
      noteVersion: 1,
      patientId: open.launch.patientId,
      encounterId: open.launch.encounterId,
      author: open.launch.user,
      launchId: open.launch.id,
      ehrIss: open.registration.issuer,
      attachmentSha256: sha256,
    })
    const payload = unwrap(await deps.filings.payload(filingId))
    expect(filing?.payloadSha256).toBe(deps.sha256(payload))
    expect(JSON.parse(payload)).toMatchObject({
      subject: { reference: 'Patient/marchetti' },
      author: [{ reference: 'Practitioner/okafor', display: 'OKAFOR, Daniel, MD' }],
      context: { encounter: [{ reference: 'Encounter/visit' }] },
      content: [{ attachment: { data: Buffer.from(text).toString('base64') } }],
    })
    expect(deps.filings.jobs.get(filingId)).toBeDefined()
  })

  test('F7 FT-8 twice is one filing, and the second asks finds it', async () => {
    const { deps, approve, sha256 } = await reviewed()
    const first = unwrap(await approve({ sha256 }))
    expect(unwrap(await approve({ sha256 }))).toEqual(first)
    expect(deps.filings.all()).toHaveLength(1)
  })

  test('F7 by fifty clicks at once is one filing, and all of them learn which', async () => {
    const { deps, approve, sha256 } = await reviewed()
    const clicks = await Promise.all(Array.from({ length: 50 }, () => approve({ sha256 })))
    expect(deps.filings.all()).toHaveLength(1)
    const ids = new Set(clicks.map((click) => unwrap(click).filingId))
    expect(ids.size).toBe(1)
  })

  test('cannot be signed again as another text', async () => {
    const { approve, sha256 } = await reviewed()
    unwrap(await approve({ sha256 }))
    expect(await approve({ sha256: 'f'.repeat(64) })).toEqual(
      err(appError('NOTE_ALREADY_APPROVED')),
    )
  })
})

test.each([
  ['create', { state: 'waiting' }],
  ['no', undefined],
] as const)(
  'where the site says %s, labels are to follow a note: %o',
  async (provenance, labels) => {
    const { deps, approve, sha256 } = await reviewed({ registration: { provenance } })
    const { filingId } = unwrap(await approve({ sha256 }))
    const found = unwrap(await deps.provenances.ofFiling(filingId))
    if (labels) expect(found).toMatchObject(labels)
    else expect(found).toBeUndefined()
  },
)

describe('a note is not signed', () => {
  async function refused(
    code: AppErrorCode,
    { deps, approve, sha256 }: Awaited<ReturnType<typeof reviewed>>,
    more: object = {},
  ) {
    expect(await approve({ sha256, ...more })).toMatchObject({ ok: false, error: { code } })
    expect(deps.filings.all()).toEqual([])
  }

  test('when it was not shown', async () => {
    const world = await noteWorld()
    expect(await world.approve({ sha256: 'a'.repeat(64) })).toEqual(
      err(appError('NOTE_CHANGED_SINCE_PREVIEW')),
    )
  })

  test('when another text was shown', async () => {
    await refused('NOTE_CHANGED_SINCE_PREVIEW', await reviewed(), { sha256: 'f'.repeat(64) })
  })

  test('F8 when it was changed since it was shown', async () => {
    const world = await reviewed()
    unwrap(await saveNote(world.deps, world.open, { note: world.note, baseVersion: 1 }))
    await refused('NOTE_CONFLICT', world)
    await refused('NOTE_CHANGED_SINCE_PREVIEW', world, { version: 2 })
  })

  test('when nobody confirmed to have read it', async () => {
    await refused('ATTESTATION_MISSING', await reviewed(), { isAttested: false })
  })

  test('while a sentence has no evidence and nobody decided on it', async () => {
    const statements = [
      ownWords('Dry cough.'),
      aStatement({ id: 'bare', text: 'Takes 40 mg.', origin: 'drafter' }),
    ]
    const world = await reviewed({ statements })
    await refused('NOTE_UNRESOLVED', world)
    await refused('NOTE_UNRESOLVED', world, { overrides: { bare: ' ' } })
    const signed = await world.approve({
      sha256: world.sha256,
      overrides: { bare: 'She said so.' },
    })
    expect(signed.ok).toBe(true)
  })

  test('S17 when the EHR did not grant to file', async () => {
    const launch = { grantedScopes: ['patient/DocumentReference.rs'] }
    await refused('FILING_NOT_PERMITTED', await reviewed({ launch }))
  })

  test('when the user is no practitioner', async () => {
    const launch = { user: 'https://ehr.example/fhir/Patient/marchetti' as UserUrl }
    await refused('FILING_NOT_PERMITTED', await reviewed({ launch }))
  })

  test('without a visit where the EHR files only for one', async () => {
    const world = await reviewed({ isVisitless: true, registration: { profile: 'epic' } })
    await refused('FILING_ENCOUNTER_REQUIRED', world)
  })

  test('WB-8 when it is larger than the EHR takes', async () => {
    const line = 'x'.repeat(7_900)
    const statements = Array.from({ length: 700 }, () => ownWords(line))
    await refused('NOTE_TOO_LARGE', await reviewed({ statements }))
  })

  test('when it is nobody’s', async () => {
    await refused('NOTE_NOT_FOUND', await reviewed(), { noteId: countedUuid() as NoteId })
  })

  test.each(otherOwners)('when it is that of another %s', async (_what, owner) => {
    const world = await reviewed()
    const foreign = { ...world.note, id: countedUuid() as NoteId }
    unwrap(await world.deps.notes.create(owner, foreign, world.deps.clock.now()))
    await refused('NOTE_NOT_FOUND', world, { noteId: foreign.id })
  })

  test('while the store is away', async () => {
    const world = await reviewed()
    world.deps.notes.breakDown()
    await refused('STORE_UNAVAILABLE', world)
  })
})

test('WB-29 a signed note goes on with the token of its author’s next launch', async () => {
  const { deps, open, approve, sha256 } = await reviewed()
  const { filingId } = unwrap(await approve({ sha256 }))
  const next = {
    ...open,
    launch: { ...open.launch, id: 'greyfield.next' as typeof open.launch.id },
  }
  unwrap(await resumeFilings(deps, next))
  expect(unwrap(await deps.filings.find(filingId))).toMatchObject({ launchId: next.launch.id })
})
