import { describe, expect, test } from 'vitest'
import type { EncounterId, NoteId, PatientId, TenantId, UserUrl } from '../kernel/ids.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { amendmentWords } from '../testing/note/amendment-words.ts'
import { amendmentWorld } from '../testing/note/amendment-world.ts'
import { noteWorld } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { printNote } from './print-note.ts'

const words = amendmentWords
const titleOf = () => 'Progress note'

async function printing(...choices: Parameters<typeof noteWorld>) {
  const world = await noteWorld(...choices)
  const print = (noteId: NoteId = world.note.id, form: 'page' | 'pdf' = 'page') =>
    printNote(world.deps, world.open, { noteId, form, titleOf, words })
  return { ...world, print }
}

describe('a note on paper', () => {
  test('is, as a draft, what would be shown for signing', async () => {
    const { print, review } = await printing()
    const printed = unwrap(await print())
    expect(printed.text).toBe(unwrap(await review()).text)
    expect(printed).toMatchObject({ filing: undefined, version: 1 })
  })

  test('is, once signed, the very text that was signed', async () => {
    const { print, review, approve } = await printing()
    const { sha256, text } = unwrap(await review())
    const { filingId } = unwrap(await approve({ sha256 }))
    const printed = unwrap(await print())
    expect(printed.text).toBe(text)
    expect(printed.filing).toMatchObject({ id: filingId, state: 'queued' })
  })

  test('is taken out on the trail, as page or as file, before it is read', async () => {
    const { deps, print, note } = await printing()
    unwrap(await print(note.id, 'pdf'))
    expect(deps.audit.intents).toContainEqual(
      expect.objectContaining({ event: { action: 'note.print', noteId: note.id, form: 'pdf' } }),
    )
    deps.audit.breakDown()
    expect(await print()).toMatchObject({ error: { code: 'AUDIT_UNAVAILABLE' } })
  })

  test.each([
    ['patient', { patientId: 'other' as PatientId }],
    ['visit', { encounterId: 'other' as EncounterId }],
    ['user', { user: 'https://ehr.example/fhir/Practitioner/other' as UserUrl }],
    ['organisation', { tenant: 'other' as TenantId }],
  ])('does not exist for another %s', async (_what, other) => {
    const { deps, open, note } = await printing()
    const elsewhere = { ...open, launch: { ...open.launch, ...other } }
    const printed = printNote(deps, elsewhere, {
      noteId: note.id,
      form: 'page',
      titleOf,
      words,
    })
    expect(await printed).toMatchObject({ error: { code: 'NOTE_NOT_FOUND' } })
  })

  test('is not made while it is not known who the patient is', async () => {
    const { print } = await printing({ isUnidentified: true })
    expect(await print()).toMatchObject({ error: { code: 'FHIR_UNREACHABLE' } })
  })

  test('that nobody wrote is not found', async () => {
    const { print } = await printing()
    expect(await print(countedUuid() as NoteId)).toMatchObject({
      error: { code: 'NOTE_NOT_FOUND' },
    })
  })

  test('of an addendum in the making is the whole text as it would be filed', async () => {
    const { deps, open, filingId, begin } = await amendmentWorld()
    const { note } = unwrap(await begin({ kind: 'addendum', filingId }))
    const printed = unwrap(
      await printNote(deps, open, { noteId: note.id, form: 'page', titleOf, words }),
    )
    expect(printed).toMatchObject({ filing: undefined, family: [{ id: filingId }] })
    expect(printed.text).toContain('Dry cough for 3 weeks.')
  })
})
