import { expect, test } from 'vitest'
import { appError } from '../kernel/app-error.ts'
import { err } from '../kernel/result.ts'
import { aLaunch } from '../testing/chart/a-launch.ts'
import { fakeAuditLog } from '../testing/fake-audit-log.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { aRegistration } from '../testing/smart/a-registration.ts'
import { memoryApprovalStore } from '../testing/stores/memory-approval-store.ts'
import { memoryFilingStore } from '../testing/stores/memory-filing-store.ts'
import { memoryNoteStore } from '../testing/stores/memory-note-store.ts'
import { memoryProvenanceStore } from '../testing/stores/memory-provenance-store.ts'
import { unwrap } from '../testing/unwrap.ts'
import { openingView, viewFiling } from './view-filing.ts'

const launch = aLaunch()
const open = { launch, registration: aRegistration(), pageToken: 'p', isLocked: false }

function world(ehrSaid: string | undefined) {
  const { tenant, ehrId, patientId, user: author } = launch
  const filing = aFiling({ tenant, ehrId, patientId, author, state: 'rejected', ehrSaid })
  const filings = memoryFilingStore()
  filings.add(filing, '{}')
  const { coSigns } = memoryApprovalStore(memoryNoteStore(), filings)
  const audit = fakeAuditLog()
  const provenances = memoryProvenanceStore(filings)
  const deps = { filings, provenances, coSigns, audit }
  return {
    ...{ audit, filings, provenances, filing },
    view: () => viewFiling(deps, open, filing.id),
    opening: () => openingView(deps, open, filing),
  }
}

test('where a filing stands is no access to the patient, and is asked for often', async () => {
  const { audit, view } = world(undefined)
  expect(unwrap(await view())).toMatchObject({ state: 'rejected' })
  expect(audit.intents).toEqual([])
})

test('the words of the EHR may quote the note: they are shown with the access on the trail', async () => {
  const { audit, view } = world('Dry cough is no section.')
  const { id, ehrSaid } = unwrap(await view())
  expect(ehrSaid).toBe('Dry cough is no section.')
  expect(audit.intents).toMatchObject([
    { event: { action: 'filing.view', filingId: id }, who: { patient: launch.patientId } },
  ])
  audit.breakDown()
  expect(await view()).toEqual(err(appError('AUDIT_UNAVAILABLE')))
})

test('of the labels that follow a note it tells where they stand, once there is a record', async () => {
  const { filings, provenances, filing, view } = world(undefined)
  provenances.add(filing.id, filing.createdAt)
  expect(unwrap(await view()).labels).toBeUndefined()
  const record = { id: 'doc-1' }
  const filed = { ...filing, state: 'filed', record, notBefore: undefined } as const
  filings.add({ ...filed, verification: 'identical' }, '{}')
  expect(unwrap(await view()).labels).toMatchObject({ state: 'waiting' })
  // The EHR does not let it be read back: nothing follows it.
  filings.add(filed, '{}')
  expect(unwrap(await view()).labels).toMatchObject({ state: 'not-sent' })
})

test('a page begins with where the filing stands, and asks for the words of the EHR by itself', async () => {
  const { view, opening } = world(undefined)
  expect(await opening()).toEqual(await view())
  expect(unwrap(await world('Dry cough is no section.').opening())).toBeUndefined()
})
