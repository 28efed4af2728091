import { expect, test } from 'vitest'
import { filingStates } from '../filing/filing.ts'
import type { EncounterId, FilingId, NoteId } from '../kernel/ids.ts'
import { instantPlus } from '../kernel/instant.ts'
import { aFiling } from '../testing/filing/a-filing.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { aNoteOf } from '../testing/note/note-builders.ts'
import { noteWorld, ownWords } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { openNote } from './open-note.ts'
import { waitingNotes } from './waiting-notes.ts'

async function world() {
  const opened = await noteWorld()
  const { tenant, ehrId, user: author, patientId, encounterId } = opened.open.launch
  const add = (more: Partial<ReturnType<typeof aFiling>>) =>
    opened.deps.filings.add(
      aFiling({ tenant, ehrId, author, patientId, encounterId, ...more }),
      '{}',
    )
  return { ...opened, add, waiting: () => waitingNotes(opened.deps, opened.open) }
}

test.each(filingStates)(
  'WB-41 a signed note whose filing is %s is named until it is filed',
  async (state) => {
    const { add, waiting } = await world()
    add({ state })
    expect(unwrap(await waiting())).toHaveLength(state === 'filed' ? 0 : 1)
  },
)

test('a note of another visit is named as well', async () => {
  const { add, waiting } = await world()
  add({ state: 'rejected', encounterId: 'another' as EncounterId, id: 'f' as FilingId })
  expect(unwrap(await waiting())).toMatchObject([{ filingId: 'f' }])
})

test('an earlier note of this visit can be opened by its id, one of nobody’s opens the newest', async () => {
  const { deps, open, owner, note } = await world()
  const newer = { ...aNoteOf(ownWords('Follow-up.')), id: 'newer' as NoteId }
  unwrap(await deps.notes.create(owner, newer, instantPlus(aMoment, 1)))
  const opened = async (noteId?: NoteId) => unwrap(await openNote(deps, open, noteId))?.note.id
  expect(await opened()).toBe('newer')
  expect(await opened(note.id)).toBe(note.id)
  expect(await opened('not-mine' as NoteId)).toBe('newer')
})
