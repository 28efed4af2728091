import { describe, expect, test } from 'vitest'
import { printStatus } from '../filing/print-status.ts'
import { appError } from '../kernel/app-error.ts'
import type { FilingId, PatientId, UserUrl } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { amendmentWords } from '../testing/note/amendment-words.ts'
import { coSignWords } from '../testing/note/co-sign-words.ts'
import { coSignWorld } from '../testing/note/co-sign-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { coSignNote } from './co-sign-note.ts'
import { openCoSign } from './open-co-sign.ts'
import { openNote } from './open-note.ts'
import { printNote } from './print-note.ts'
import { viewFiling } from './view-filing.ts'

const refused = (code: Parameters<typeof appError>[0]) => err(appError(code))

describe('a note for co-signature', () => {
  test('is filed preliminary, with its author and nobody else', async () => {
    const world = await coSignWorld()
    const { filingId } = unwrap(await world.ask())
    expect(await world.find(filingId)).toMatchObject({ kind: 'file', isPreliminary: true })
    const payload = await world.payload(filingId)
    expect(payload).toMatchObject({ docStatus: 'preliminary' })
    expect(payload).not.toHaveProperty('authenticator')
  })

  test('is addressed only to a clinician of the visit who is not its author', async () => {
    const world = await coSignWorld()
    const stranger = 'https://ehr.example/fhir/Practitioner/nobody' as UserUrl
    expect(await world.ask({ to: stranger })).toEqual(refused('CO_SIGN_NOT_OFFERED'))
    expect(await world.ask({ to: world.open.launch.user })).toEqual(refused('CO_SIGN_NOT_OFFERED'))
    unwrap(await world.ask({ to: world.attending.launch.user }))
  })

  test('is not taken where the EHR takes none from an app', async () => {
    const world = await coSignWorld({ registration: { profile: 'millennium' } })
    expect(await world.ask()).toEqual(refused('CO_SIGN_NOT_OFFERED'))
  })

  test('is not confirmed once others have changed what stands in the EHR', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const filing = await world.find(filingId)
    const at = unwrap(await world.deps.filings.now())
    const step = { at, event: 'accepted', state: 'filed', errorCode: undefined } as const
    const changed = { ...filing, standingText: 'Somebody else wrote this.' }
    unwrap(await world.deps.filings.change(filing, changed, step, filing.launchId))
    expect(await world.review(world.attending, filingId)).toEqual(refused('FILING_RECORD_CHANGED'))
  })

  test('is shown to who is asked, as it was filed', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    expect(unwrap(await openCoSign(world.deps, world.attending, filingId))).toMatchObject({
      title: 'Progress note',
      authorName: 'OKAFOR, Daniel, MD',
      encounter: 'Office visit, 19-Nov-2026 09:00',
      standing: 'awaiting',
      right: 'granted',
      text: expect.stringContaining('Dry cough for 3 weeks.'),
    })
  })

  test('exists for nobody else: not its author, not another patient, not who was not asked', async () => {
    const to = 'https://ehr.example/fhir/Practitioner/reyes' as UserUrl
    const world = await coSignWorld({ to })
    const filingId = await world.filed()
    const { launch } = world.attending
    const elsewhere = [
      world.open,
      world.another,
      { ...world.attending, launch: { ...launch, patientId: 'patient-2' as PatientId } },
      { ...world.attending, launch: { ...launch, ehrIss: 'https://other.example/fhir' } },
    ]
    for (const who of elsewhere) {
      expect(await openCoSign(world.deps, who, filingId)).toEqual(refused('FILING_NOT_FOUND'))
      expect(await world.review(who, filingId)).toEqual(refused('FILING_NOT_FOUND'))
      expect(await world.giveBack(who, filingId)).toEqual(refused('FILING_NOT_FOUND'))
    }
  })
})

describe('a co-signature', () => {
  test('adds both names and times below the text, which stays to the byte', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const { tenant } = world.open.launch
    const before = unwrap(await world.deps.approvals.textOf(tenant, world.note.id, 1))
    const { text } = unwrap(await world.review(world.attending, filingId, 'I saw the patient.'))
    expect(text.startsWith(before)).toBe(true)
    expect(text.slice(before.length)).toMatch(
      /^\nCO-SIGNATURE\nSigned by OKAFOR, Daniel, MD, .+\.\nCo-signed by REYES, Ana, MD, .+\.\nI have read it\.\nI saw the patient\.\n$/,
    )
  })

  test('is a new final document that replaces the preliminary one and names both', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const signed = unwrap(await world.coSign(world.attending, filingId))
    const filing = await world.find(signed.filingId)
    const { record } = await world.find(filingId)
    expect(filing).toMatchObject({
      ...{ kind: 'co-sign', method: 'create-replaces', isPreliminary: false, noteVersion: 2 },
      author: world.attending.launch.user,
      encounterId: world.open.launch.encounterId,
      target: { filingId, recordId: record?.id },
    })
    expect(await world.payload(signed.filingId)).toMatchObject({
      docStatus: 'final',
      identifier: [{ value: `urn:uuid:${signed.filingId}` }],
      author: [{ reference: 'Practitioner/okafor' }],
      authenticator: { reference: 'Practitioner/reyes', display: 'REYES, Ana, MD' },
      relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${record?.id}` } }],
    })
  })

  test('changes the record in place where the EHR wants that, under its own identifier', async () => {
    const world = await coSignWorld({ registration: { coSign: 'put' } })
    const filingId = await world.filed()
    const signed = unwrap(await world.coSign(world.attending, filingId))
    const { record } = await world.find(filingId)
    expect(await world.find(signed.filingId)).toMatchObject({
      method: 'put',
      target: { ifMatch: 'W/"1"' },
    })
    const payload = await world.payload(signed.filingId)
    expect(payload).toMatchObject({
      ...{ id: record?.id, docStatus: 'final' },
      identifier: [{ value: `urn:uuid:${filingId}` }],
    })
    expect(payload).not.toHaveProperty('relatesTo')
  })

  test('F7 asked for twice, as after a lost answer, is one', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const once = unwrap(await world.review(world.attending, filingId))
    const signature = {
      ...{ filingId, statement: '', words: coSignWords, at: once.at, sha256: once.sha256 },
      attestation: { textVersion: 'v', text: 'I have read it.' },
    }
    const first = unwrap(await coSignNote(world.deps, world.attending, signature))
    expect(await coSignNote(world.deps, world.attending, signature)).toEqual(ok(first))
  })

  test('of two at once is one, and the other is told', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const both = await Promise.all([
      world.coSign(world.attending, filingId),
      world.coSign(world.another, filingId),
    ])
    expect(both.filter(({ ok: isOk }) => isOk)).toHaveLength(1)
    expect(both).toContainEqual(refused('CO_SIGN_SETTLED'))
  })

  test('of another text than the one shown, or long after it was shown, is refused', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const shown = unwrap(await world.review(world.attending, filingId))
    const signature = {
      ...{ filingId, statement: '', words: coSignWords, at: shown.at, sha256: shown.sha256 },
      attestation: { textVersion: 'v', text: 'I have read it.' },
    }
    const changed = { ...signature, statement: 'And more.' }
    const refusal = refused('NOTE_CHANGED_SINCE_PREVIEW')
    expect(await coSignNote(world.deps, world.attending, changed)).toEqual(refusal)
    world.deps.clock.advance(16 * 60_000)
    expect(await coSignNote(world.deps, world.attending, signature)).toEqual(refusal)
  })

  test('that the EHR refused can be given again', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const first = unwrap(await world.coSign(world.attending, filingId))
    await world.settle(first.filingId, { state: 'rejected', record: undefined })
    const second = unwrap(await world.coSign(world.another, filingId))
    expect(await world.find(second.filingId)).toMatchObject({ noteVersion: 3 })
  })

  test('S17 needs the right to write', async () => {
    const world = await coSignWorld({ grantedScopes: ['patient/DocumentReference.crs'] })
    const filingId = await world.filed()
    const { launch } = world.attending
    const context = { ...launch.context, grantedScopes: ['patient/DocumentReference.rs'] }
    const reader = { ...world.attending, launch: { ...launch, context } }
    expect(await world.review(reader, filingId)).toEqual(refused('FILING_NOT_PERMITTED'))
  })

  test('is seen by the author and by who gave it, and decided by who gave it alone', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const signed = unwrap(await world.coSign(world.attending, filingId))
    const seen = async (who: typeof world.open) => viewFiling(world.deps, who, signed.filingId)
    expect(unwrap(await seen(world.open))).toMatchObject({ kind: 'co-sign', isOwn: false })
    expect(unwrap(await seen(world.attending))).toMatchObject({ isOwn: true })
    expect(await seen(world.another)).toEqual(refused('FILING_NOT_FOUND'))
  })
})

describe('the page of the author', () => {
  const told = async (world: Awaited<ReturnType<typeof coSignWorld>>, id: FilingId) => {
    const { coSign } = unwrap(await viewFiling(world.deps, world.open, id))
    return coSign
  }

  test('hears of a co-signature, and of the filing that it made', async () => {
    const world = await coSignWorld()
    const { filingId } = unwrap(await world.ask())
    expect(await told(world, filingId)).toBeUndefined()
    await world.settle(filingId)
    expect(await told(world, filingId)).toEqual({ standing: 'awaiting' })
    const signed = unwrap(await world.coSign(world.attending, filingId))
    expect(await told(world, filingId)).toMatchObject({
      standing: 'signed',
      byName: 'REYES, Ana, MD',
      event: { filingId: signed.filingId, kind: 'co-sign', targetId: filingId },
    })
    expect(world.deps.audit.intents.filter(({ event }) => event.action === 'filing.view')).toEqual(
      [],
    )
  })

  test('hears that the note was given back; the words of that are an access', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    unwrap(await world.giveBack(world.attending, filingId))
    expect(await told(world, filingId)).toMatchObject({
      standing: 'returned',
      byName: 'REYES, Ana, MD',
      returned: { reason: 'Which dose?' },
    })
    expect(world.deps.audit.intents.at(-1)).toMatchObject({
      event: { action: 'filing.view', filingId },
    })
  })

  test('hears of nothing once the author changed the note', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    unwrap(await world.void(filingId))
    expect(await told(world, filingId)).toBeUndefined()
  })
})

describe('a note that is given back', () => {
  test('says by whom and why, and is not co-signed any more', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    unwrap(await world.giveBack(world.attending, filingId))
    unwrap(await world.giveBack(world.attending, filingId))
    const [request] = unwrap(await world.deps.coSigns.ofFamily(world.note.id))
    expect(request?.returned).toMatchObject({
      by: { name: 'REYES, Ana, MD' },
      reason: 'Which dose?',
    })
    expect(await world.review(world.another, filingId)).toEqual(refused('CO_SIGN_SETTLED'))
    expect(await world.giveBack(world.another, filingId)).toEqual(refused('CO_SIGN_SETTLED'))
  })

  test('is corrected by its author, and the correction asked for anew', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    unwrap(await world.giveBack(world.attending, filingId))
    const corrected = await world.amend('correction', filingId, 'Dry cough, 40 mg daily.')
    expect(await world.find(corrected.filingId)).toMatchObject({ kind: 'correction' })
    expect(await world.review(world.attending, filingId)).toEqual(refused('CO_SIGN_SETTLED'))
  })
})

describe('a co-signed note', () => {
  async function coSigned() {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const signed = unwrap(await world.coSign(world.attending, filingId, 'Agreed.'))
    await world.settle(signed.filingId)
    return { world, signed }
  }

  test('is added to by its author, below the co-signature', async () => {
    const { world, signed } = await coSigned()
    const { reviewed } = await world.amend('addendum', signed.filingId, 'Culture negative.')
    expect(reviewed.text).toMatch(/Agreed\.\n\nADDENDUM\n.+\nCulture negative\.\n$/)
  })

  test('is corrected without the co-signature of what it said before', async () => {
    const { world, signed } = await coSigned()
    const { reviewed } = await world.amend('correction', signed.filingId, 'Dry cough for 2 weeks.')
    expect(reviewed.text).toContain('2 weeks')
    expect(reviewed.text).not.toContain('CO-SIGNATURE')
  })

  test('is entered in error by its author', async () => {
    const { world, signed } = await coSigned()
    const [event] = unwrap(await world.void(signed.filingId))
    expect(await world.find(event?.filingId ?? signed.filingId)).toMatchObject({
      kind: 'void',
      author: world.open.launch.user,
    })
  })
})

describe('the author of a note for co-signature', () => {
  test('sees that it waits, that it was returned and why, and who co-signed it', async () => {
    const to = 'https://ehr.example/fhir/Practitioner/reyes' as UserUrl
    const world = await coSignWorld({ to })
    const seen = async () => unwrap(await openNote(world.deps, world.open))?.coSign
    const filingId = await world.filed()
    expect(await seen()).toEqual({ standing: 'awaiting', addressedName: 'Ana Reyes, MD' })
    unwrap(await world.giveBack(world.attending, filingId))
    expect(await seen()).toMatchObject({
      ...{ standing: 'returned', byName: 'REYES, Ana, MD' },
      returned: { reason: 'Which dose?' },
    })
    await world.amend('correction', filingId, 'Dry cough, 40 mg daily.')
    expect(await seen()).toBeUndefined()
  })

  test('sees who co-signed it, and prints both names once the EHR has it', async () => {
    const world = await coSignWorld()
    const filingId = await world.filed()
    const print = async () =>
      unwrap(
        await printNote(world.deps, world.open, {
          ...{ noteId: world.note.id, form: 'page', titleOf: () => 'Progress note' },
          words: amendmentWords,
        }),
      )
    const before = await print()
    expect(printStatus(before.filing, before.family)).toBe('preliminary')
    const signed = unwrap(await world.coSign(world.attending, filingId))
    expect(unwrap(await openNote(world.deps, world.open))).toMatchObject({
      filingId,
      coSign: { standing: 'signed', byName: 'REYES, Ana, MD' },
    })
    expect(await print()).toMatchObject({ filing: { id: filingId } })
    await world.settle(signed.filingId)
    const after = await print()
    expect(after).toMatchObject({ coSigner: 'REYES, Ana, MD', filing: { id: signed.filingId } })
    expect(after.text).toContain('CO-SIGNATURE')
    expect(printStatus(after.filing, after.family)).toBe('filed')
  })
})
