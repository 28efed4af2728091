import { expect, test } from 'vitest'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { aDocument, aPatient } from '../testing/chart/fhir-builders.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { fixedClock } from '../testing/fixed-clock.ts'
import { memoryFilingStore } from '../testing/stores/memory-filing-store.ts'
import { readChartCard } from './read-chart-card.ts'

const launch = aLaunch()

function setUp() {
  const documents = ['mine', 'theirs'].map((id) => aDocument({ id }))
  const filings = memoryFilingStore()
  const { tenant, ehrId, ehrIss, patientId, user: author } = launch
  const mine = aFiling({
    ...{ tenant, ehrId, ehrIss, patientId, author, state: 'filed', record: { id: 'mine' } },
  })
  filings.add(mine, '{}')
  const ehr = fakeEhr({ resources: [aPatient(), ...documents] })
  const read = async () =>
    readChartCard({ ehr, filings, audit: fakeAuditLog(), clock: fixedClock() }, launch, 'documents')
  return { filings, mine, read }
}

test('a document that this user signed here can be opened, whichever visit it is of', async () => {
  const { mine, read } = setUp()
  const card = await read()
  const facts = card.state === 'read' ? card.facts : []
  expect(facts).toContainEqual(
    expect.objectContaining({ reference: 'DocumentReference/mine', noteId: mine.noteId }),
  )
  const theirs = facts.find(({ reference }) => reference === 'DocumentReference/theirs')
  expect(theirs).not.toHaveProperty('noteId')
})

test('documents are shown without the store', async () => {
  const { filings, read } = setUp()
  filings.breakDown()
  expect(await read()).toMatchObject({ state: 'read', total: 2 })
})
