import { describe, expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err } from '../kernel/result.ts'
import { amendmentWorld } from '../testing/note/amendment-world.ts'
import { unwrap } from '../testing/unwrap.ts'

describe('WB-32 a note entered in error', () => {
  test('is a PUT of its own over the version that was seen; what was signed stays', async () => {
    const world = await amendmentWorld({ registration: { profile: 'us-core-9' } })
    const [voided, ...others] = unwrap(await world.void())
    expect(others).toEqual([])
    const record = (await world.find(world.filingId)).record
    if (!voided) throw new Error('nothing was stored')
    expect(voided).toMatchObject({
      kind: 'void',
      targetId: world.filingId,
      reason: 'Wrong patient.',
    })
    expect(await world.find(voided.filingId)).toMatchObject({
      method: 'put',
      state: 'queued',
      record: undefined,
      target: { recordId: record?.id, ifMatch: 'W/"1"', reason: 'Wrong patient.' },
    })
    expect(await world.payload(voided.filingId)).toEqual({
      resourceType: 'DocumentReference',
      id: record?.id,
      status: 'entered-in-error',
      subject: { reference: `Patient/${world.open.launch.patientId}` },
    })
    const { tenant } = world.open.launch
    const text = unwrap(await world.deps.approvals.textOf(tenant, world.note.id, 1))
    expect(text).toContain('Dry cough')
  })

  test('asked for twice, as after a lost answer, is one filing', async () => {
    const world = await amendmentWorld()
    expect(unwrap(await world.void())).toEqual(unwrap(await world.void()))
    expect(world.deps.filings.all()).toHaveLength(2)
  })

  test('takes its addenda that are documents of their own with it', async () => {
    const world = await amendmentWorld({ registration: { showsAddenda: true } })
    const added = await world.amend('addendum', world.filingId, 'Culture negative.')
    await world.settle(added.filingId)
    const voids = unwrap(await world.void())
    expect(voids.map(({ targetId }) => targetId)).toEqual([world.filingId, added.filingId])
  })

  test('of a corrected note is of the correction, and not of what it replaced', async () => {
    const world = await amendmentWorld()
    const corrected = await world.amend('correction', world.filingId, 'Dry cough for 2 weeks.')
    await world.settle(corrected.filingId)
    expect(await world.void()).toEqual(err(appError('FILING_SUPERSEDED')))
    expect(unwrap(await world.void(corrected.filingId))).toMatchObject([
      { targetId: corrected.filingId },
    ])
  })

  test('is refused while something of it is on its way', async () => {
    const world = await amendmentWorld()
    await world.amend('correction', world.filingId, 'Dry cough for 2 weeks.')
    expect(await world.void()).toEqual(err(appError('FILING_NOT_SETTLED')))
  })

  test('S17 is refused without the right to update', async () => {
    const world = await amendmentWorld({ grantedScopes: ['patient/DocumentReference.crs'] })
    expect(await world.void()).toEqual(err(appError('FILING_NOT_PERMITTED')))
  })

  test('is refused where the EHR takes no such change from an app', async () => {
    const world = await amendmentWorld({ registration: { profile: 'epic' } })
    expect(await world.void()).toEqual(err(appError('FHIR_NOT_SUPPORTED')))
  })

  test('cannot be amended any more', async () => {
    const world = await amendmentWorld()
    for (const { filingId } of unwrap(await world.void())) await world.settle(filingId)
    expect(await world.begin({ filingId: world.filingId })).toEqual(
      err(appError('FILING_SUPERSEDED')),
    )
  })
})
