import { describe, expect, test } from 'vitest'
import { ehrProfiles } from '../filing/ehr-profile.ts'
import type { Filing } from '../filing/filing.ts'
import type { FilingId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { answered, filingWorld, theDocument, unanswered } from '../testing/filing/filing-world.ts'
import { aMoment } from '../testing/fixed-clock.ts'

const ORIGINAL = 'c0ffee00-53a0-4c5a-9d55-0a1f2e3d4c5b' as FilingId
const LATER = 10 * 60_000

const target = {
  filingId: ORIGINAL,
  recordId: 'doc-1',
  ifMatch: 'W/"1"',
  reason: 'The dose was wrong.',
}
const inPlace: Partial<Filing> = { kind: 'correction', method: 'put', target }

const updated = answered(200, { etag: 'W/"2"' })
const lost = unanswered('FHIR_TIMEOUT', false)
const before = theDocument({ content: [{ attachment: { data: btoa('the first text') } }] })
const after = theDocument({ meta: { versionId: '2' }, docStatus: 'amended' })

function world(choices: Parameters<typeof filingWorld>[0] & { original?: Partial<Filing> } = {}) {
  const { original, ...others } = choices
  const made = filingWorld({
    profile: ehrProfiles.millennium,
    answers: [updated],
    ehr: fakeEhr({ resources: [after] }),
    filing: inPlace,
    ...others,
  })
  const state = { state: 'filed', record: { id: 'doc-1', version: '1' } } as const
  made.filings.add(aFiling({ id: ORIGINAL, ...state, notBefore: undefined, ...original }), '{}')
  return made
}

async function lookUntilSettled(one: ReturnType<typeof world>): Promise<Filing | undefined> {
  for (let turn = 0; turn < 4; turn += 1) {
    one.clock.advance(LATER)
    await one.advance()
  }
  return one.filing()
}

describe('WB-30 a change of a record in place', () => {
  test('goes to that record with the version that was seen, and is read back', async () => {
    const one = world()
    await one.advance()
    expect(one.sent).toMatchObject([
      {
        put: { recordId: 'doc-1', ifMatch: 'W/"1"' },
        ifNoneExist: undefined,
        storedState: 'sending',
      },
    ])
    expect(await one.filing()).toMatchObject({
      state: 'filed',
      record: { id: 'doc-1', version: '2' },
      verification: 'identical',
    })
    expect(one.audit.intents).toMatchObject([
      { event: { action: 'filing.send', reference: 'DocumentReference/doc-1' } },
      { event: { action: 'filing.read-back' } },
    ])
  })

  test('names no version where the EHR is known to pass over it', async () => {
    const one = world({ profile: ehrProfiles.epic })
    await one.advance()
    expect(one.sent).toMatchObject([{ put: { recordId: 'doc-1', ifMatch: undefined } }])
  })

  test('that met another version forces nothing, and shows what stands there to its author', async () => {
    const theirs = theDocument({ meta: { versionId: '2' }, content: [] })
    const one = world({ answers: [answered(412)], ehr: fakeEhr({ resources: [theirs] }) })
    await one.advance()
    await one.advance()
    expect(await one.filing()).toMatchObject({
      state: 'needs-review',
      errorCode: 'FILING_RECORD_CHANGED',
      record: { id: 'doc-1', version: '2' },
    })
    expect(one.sent).toHaveLength(1)
  })

  test('that met its own earlier arrival is filed', async () => {
    const one = world({ answers: [answered(412)] })
    await one.advance()
    await one.advance()
    expect(await one.filing()).toMatchObject({ state: 'filed', adopted: true })
    expect(one.sent).toHaveLength(1)
  })

  test('whose answer was lost is found in the record, and not sent again', async () => {
    const one = world({ answers: [lost] })
    await one.advance()
    expect(await lookUntilSettled(one)).toMatchObject({ state: 'filed', adopted: true })
    expect(one.sent).toHaveLength(1)
  })

  test('whose answer was lost is sent again only over the version that was seen', async () => {
    const one = world({ answers: [lost, updated], ehr: fakeEhr({ resources: [before] }) })
    await one.advance()
    for (let look = 0; look < 3; look += 1) {
      one.clock.advance(LATER)
      await one.advance()
    }
    expect(await one.filing()).toMatchObject({ state: 'queued', attempt: 1 })
    await one.advance()
    expect(one.sent.map(({ put }) => put?.ifMatch)).toEqual(['W/"1"', 'W/"1"'])
  })

  test('whose record somebody else changed meanwhile is for a person to judge', async () => {
    const theirs = theDocument({ meta: { versionId: '5' }, content: [] })
    const one = world({ answers: [lost], ehr: fakeEhr({ resources: [theirs] }) })
    await one.advance()
    expect(await lookUntilSettled(one)).toMatchObject({ state: 'needs-review' })
    expect(one.sent).toHaveLength(1)
  })

  test('WB-32 is not sent when what it changes turned out not to stand as it was filed', async () => {
    const one = world({ original: { state: 'needs-review' } })
    await one.advance()
    expect(one.sent).toEqual([])
    expect(await one.filing()).toMatchObject({ state: 'rejected', errorCode: 'FILING_NOT_SETTLED' })
  })
})

describe('WB-32 entering in error', () => {
  const voiding: Partial<Filing> = { ...inPlace, kind: 'void' }
  const marked = theDocument({ meta: { versionId: '2' }, status: 'entered-in-error', content: [] })

  test('is compared by its mark; the text may be withheld', async () => {
    const one = world({ filing: voiding, ehr: fakeEhr({ resources: [marked] }) })
    await one.advance()
    expect(await one.filing()).toMatchObject({ state: 'filed', verification: 'identical' })
  })

  test('whose answer was lost is done when the record bears the mark', async () => {
    const one = world({
      filing: voiding,
      answers: [lost],
      ehr: fakeEhr({ resources: [marked] }),
    })
    await one.advance()
    expect(await lookUntilSettled(one)).toMatchObject({ state: 'filed', adopted: true })
    expect(one.sent).toHaveLength(1)
  })
})

test('a note that was amended before it was read back is no alarm', async () => {
  const one = filingWorld({
    filing: { state: 'filed', record: { id: 'doc-1', version: '1' }, notBefore: aMoment },
    ehr: fakeEhr({ resources: [theDocument({ status: 'superseded' })] }),
  })
  const later = instantPlus(aMoment, 1_000)
  const { id } = aFiling()
  one.filings.add(
    aFiling({ ...inPlace, id: ORIGINAL, target: { ...target, filingId: id }, createdAt: later }),
    '{}',
  )
  await one.advance()
  expect(await one.filing()).toMatchObject({ state: 'filed', errorCode: 'FILING_SUPERSEDED' })
})
