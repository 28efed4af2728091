import { describe, expect, test } from 'vitest'
import type { UnfinishedWork } from '../filing/worklist.ts'
import type { EncounterId, FilingId, NoteId, PatientId } from '../kernel/ids.ts'
import { ok } from '../kernel/result.ts'
import type { Launch } from '../smart/launch.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { noteWorld } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { readWorklist } from './read-worklist.ts'

const aDraft = ({ patientId, encounterId }: Launch): UnfinishedWork => ({
  ...{ noteId: 'note' as NoteId, noteType: '11506-3', does: 'file', patientId, encounterId },
  ...{ patientName: 'MARCHETTI, Rosalind', since: aMoment, filing: undefined, coSign: undefined },
})

async function world(...work: readonly Partial<UnfinishedWork>[]) {
  const { deps, open } = await noteWorld()
  const draft = aDraft(open.launch)
  const asked: unknown[] = []
  const worklist = {
    unfinishedBy: async (grant: unknown, worker: unknown) => {
      asked.push({ grant, worker })
      return ok(work.map((more) => ({ ...draft, ...more })))
    },
  }
  return { asked, deps, open, read: () => readWorklist({ ...deps, worklist }, open) }
}

describe('the worklist', () => {
  test('opens what is of this visit or signed, and says where the rest is opened', async () => {
    const { read } = await world(
      {},
      { encounterId: 'earlier' as EncounterId },
      {
        encounterId: 'earlier' as EncounterId,
        filing: { id: 'f' as FilingId, state: 'rejected', errorCode: undefined },
      },
      { patientId: 'other' as PatientId },
    )
    expect(unwrap(await read()).map(({ place }) => place)).toEqual([
      'here',
      'other-visit',
      'here',
      'other-patient',
    ])
  })

  test('tells initials of a patient, never a name or an id', async () => {
    const { read } = await world(
      { patientId: 'other' as PatientId },
      { patientName: undefined, patientId: 'third' as PatientId },
    )
    const items = unwrap(await read())
    expect(items.map(({ initials }) => initials)).toEqual(['R. M.', undefined])
    expect(JSON.stringify(items)).not.toMatch(/MARCHETTI|Rosalind|"other"|"third"/)
  })

  test('is on the trail of each other patient in it, once', async () => {
    const other = { patientId: 'other' as PatientId }
    const { deps, open, read } = await world({}, other, other, { patientId: 'third' as PatientId })
    unwrap(await read())
    const shown = deps.audit.intents.filter(({ event }) => event.action === 'worklist.show')
    expect(shown).toMatchObject([
      { who: { patient: 'other', encounter: null, user: open.launch.user } },
      { who: { patient: 'third', encounter: null, launchId: open.launch.id } },
    ])
  })

  test('shows nothing of other patients while that cannot be recorded', async () => {
    const { deps, open } = await world()
    const worklist = {
      unfinishedBy: async () => {
        deps.audit.breakDown()
        return ok([{ ...aDraft(open.launch), patientId: 'other' as PatientId }])
      },
    }
    expect(await readWorklist({ ...deps, worklist }, open)).toMatchObject({
      error: { code: 'AUDIT_UNAVAILABLE' },
    })
  })

  test('is that of the session’s user at the session’s EHR, and is on the trail before it is read', async () => {
    const { asked, deps, open, read } = await world({})
    unwrap(await read())
    const { tenant, ehrId, ehrIss, user } = open.launch
    expect(asked).toMatchObject([
      { grant: { event: { action: 'worklist.read' } }, worker: { tenant, ehrId, ehrIss, user } },
    ])
    deps.audit.breakDown()
    expect(await read()).toMatchObject({ error: { code: 'AUDIT_UNAVAILABLE' } })
    expect(asked).toHaveLength(1)
  })
})
