import { describe, expect, test } from 'vitest'
import { readTranscript } from '../ambient/read-transcript.ts'
import { appError } from '../kernel/app-error.ts'
import type { TranscriptId } from '../kernel/ids.ts'
import { err } from '../kernel/result.ts'
import { aStatement } from '../testing/note/note-builders.ts'
import { noteWorld, ownWords } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { saveNote } from './save-note.ts'

describe('a note before signing', () => {
  test('is shown as the exact text that would be filed, and kept so', async () => {
    const { deps, owner, note, review } = await noteWorld()
    const shown = unwrap(await review())
    expect(shown.text).toBe(
      [
        'PROGRESS NOTE',
        'Patient: MARCHETTI, Rosalind   Born 05-Apr-1958   Female   MRN 4471902',
        'Encounter: Office visit, 19-Nov-2026 09:00',
        'Author: OKAFOR, Daniel, MD',
        '',
        'HISTORY OF PRESENT ILLNESS',
        'Dry cough for 3 weeks.',
        '',
      ].join('\n'),
    )
    expect(shown.sha256).toBe(deps.sha256(shown.text))
    expect(shown.bytes).toBe(Buffer.byteLength(shown.text))
    expect(unwrap(await deps.notes.find(owner, note.id))?.review).toMatchObject({
      version: 1,
      text: shown.text,
      sha256: shown.sha256,
    })
  })

  test('R5 says above its sections what software drafted of it, in the text that is signed', async () => {
    const drafted = {
      ...ownWords('No fever.'),
      origin: 'drafter',
      drafter: 'extractive-2',
    } as const
    const statements = [ownWords('Dry cough.'), drafted]
    const { text } = unwrap(await (await noteWorld({ statements })).review())
    const [head] = text.split('\n\n')
    expect(head?.split('\n').at(-1)).toBe(
      'Drafted in part by software (extractive-2): History of present illness.',
    )
  })

  test('is checked sentence by sentence on the server', async () => {
    const statements = [
      ownWords('Dry cough.'),
      aStatement({ text: 'Takes 40 mg.', origin: 'drafter' }),
    ]
    const { verification } = unwrap(await (await noteWorld({ statements })).review())
    expect(verification.statements.map(({ support }) => support)).toEqual([
      'own-words',
      'unsupported',
    ])
  })

  test('says how much of what was said is not in it', async () => {
    const world = await noteWorld()
    expect(unwrap(await world.review()).saidNotInNote).toBeUndefined()
    const { deps, owner, note } = world
    const read = readTranscript(
      'Doctor: Any fever?\nPatient: I have had chest pain since Monday.',
      'd8f2c1a0-5b7e-4c3d-9a1f-2e6b8c0d4f13' as TranscriptId,
    )
    unwrap(await deps.transcripts.add(note.id, owner.tenant, unwrap(read), deps.clock.now()))
    expect(unwrap(await world.review()).saidNotInNote).toBe(1)
  })

  test('F8 is not shown in a version that is no longer the newest', async () => {
    const { deps, open, note, review } = await noteWorld()
    unwrap(await saveNote(deps, open, { note, baseVersion: 1 }))
    expect(await review(1)).toEqual(err(appError('NOTE_CONFLICT')))
    expect((await review(2)).ok).toBe(true)
  })

  test.each([[[]], [[aStatement({ text: '  ' })]]])(
    'is not shown while it is empty: %#',
    async (statements) => {
      const { review } = await noteWorld({ statements })
      expect(await review()).toEqual(err(appError('NOTE_EMPTY')))
    },
  )

  test('is not shown before it is known who the patient is', async () => {
    const { review } = await noteWorld({ isUnidentified: true })
    expect(await review()).toMatchObject({ ok: false, error: { code: 'FHIR_UNREACHABLE' } })
  })

  test('is not shown again after it was signed', async () => {
    const { review, approve } = await noteWorld()
    const { sha256 } = unwrap(await review())
    unwrap(await approve({ sha256 }))
    expect(await review()).toEqual(err(appError('NOTE_ALREADY_APPROVED')))
  })
})
