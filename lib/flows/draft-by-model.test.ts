import { describe, expect, test } from 'vitest'
import { openLanguageModel } from '../adapters/models/open-language-model.ts'
import { editStatement, insertStatement } from '../note/edit-note.ts'
import { fakeEhr } from '../testing/chart/fake-ehr.ts'
import { marchetti } from '../testing/chart/marchetti.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { modelServer, type Play, statements } from '../testing/models/model-server.ts'
import { aTranscript } from '../testing/note/note-builders.ts'
import { noteWorld } from '../testing/note/note-world.ts'
import { unwrap } from '../testing/unwrap.ts'
import { draftByModel } from './draft-by-model.ts'

const HISTORY = '10164-2'
const visit = aTranscript(
  'clinician: Good morning Mrs Marchetti, Rosalind. You were born on April 5, 1958?',
  'patient: Yes, and my number is 4471902. I have had a dry cough for three weeks.',
)
const good = { section: HISTORY, text: 'Dry cough for three weeks.', evidence: ['t2.2'] }
const invented = { section: HISTORY, text: 'Fever of 39.4 °C.', evidence: ['t2.2'] }

async function world(play: Play, ehr = fakeEhr({ resources: marchetti })) {
  const made = await noteWorld()
  const { deps, open, owner, note } = made
  unwrap(await deps.transcripts.add(note.id, owner.tenant, visit, aMoment))
  const request = { noteId: note.id, version: 1, transcriptId: visit.id }
  const ask = async () => {
    const server = await modelServer(() => play)
    const { url, requests } = server
    const model = openLanguageModel({
      ...{ api: 'openai', format: 'json_schema', headers: {} },
      ...{ url, model: 'played', timeoutMs: 5_000 },
    })
    const draft = await draftByModel({ ...deps, ehr, model }, open, request)
    await server.close()
    return { draft, requests }
  }
  return { ...made, ehr, request, ask }
}

describe('a draft by a model', () => {
  test('is what stands, and what was left out with the reason; the note is as it was', async () => {
    const { deps, owner, note, ask } = await world(statements(good, invented))
    const { draft } = await ask()
    expect(draft).toMatchObject({
      ok: true,
      value: {
        statements: [
          { section: HISTORY, statement: { text: good.text, drafter: 'played, draft-2' } },
        ],
        leftOut: [{ text: invented.text, why: { kind: 'unsupported' } }],
      },
    })
    expect(unwrap(await deps.notes.find(owner, note.id))).toMatchObject({ note, version: 1 })
  })

  test('is made without who the patient is, in every byte that is sent', async () => {
    const { requests } = await (await world(statements(good))).ask()
    const bytes = requests.map(({ url, headers, body }) => JSON.stringify([url, headers, body]))
    expect(bytes).toHaveLength(1)
    expect(bytes[0]).toContain('68-year-old woman')
    expect(bytes[0]).toContain('dry cough')
    expect(bytes[0]).toMatch(/furosemide/i)
    expect(bytes[0]).not.toMatch(
      /marchetti|rosalind|4471902|1958|okafor|Patient\/|greyfield|ehr\.example/i,
    )
    const sent = requests[0]?.body ?? ''
    expect(sent).not.toMatch(/NT-proBNP|potassium|148\/84/i)
  })

  test('reads no more of the chart than it needs', async () => {
    const { ehr, ask } = await world(statements())
    await ask()
    expect(ehr.reads).toEqual(['Patient/marchetti'])
    expect(ehr.searches.map(({ type }) => type).sort()).toEqual([
      'AllergyIntolerance',
      'Condition',
      'MedicationRequest',
    ])
  })

  test('is not asked for while the patient is unknown, whose name could not be kept back', async () => {
    const { ask } = await world(statements(good), fakeEhr({ fails: 'FHIR_TIMEOUT' }))
    const { draft, requests } = await ask()
    expect(draft).toMatchObject({ ok: false, error: { code: 'DRAFTER_PATIENT_UNREAD' } })
    expect(requests).toEqual([])
  })

  test('is off without a model, or for a transcript of another note', async () => {
    const { deps, open, ehr, request } = await world(statements())
    const off = { ok: false, error: { code: 'DRAFTER_OFF' } }
    expect(await draftByModel({ ...deps, ehr, model: undefined }, open, request)).toMatchObject(off)
  })

  test('fails by name, and leaves everything as it was', async () => {
    const { deps, owner, note, ask } = await world({
      kind: 'answer',
      content: '{"statements":[{"sec',
    })
    expect((await ask()).draft).toMatchObject({
      ok: false,
      error: { code: 'DRAFTER_ANSWER_UNREADABLE' },
    })
    expect(unwrap(await deps.notes.find(owner, note.id))).toMatchObject({ note, version: 1 })
  })
})

test('which model wrote a sentence survives its edit, saving and signing', async () => {
  const { deps, open, owner, note, ask, review, approve } = await world(statements(good))
  const [taken] = unwrap((await ask()).draft).statements
  if (!taken) throw new Error('nothing was drafted')
  const added = insertStatement(note, taken.section, 9, taken.statement)
  const edited = editStatement(added, taken.statement.id, 'Dry cough for 3 weeks.')
  unwrap(await deps.notes.save(owner, edited, 1, aMoment))
  const { sha256 } = unwrap(await review(2))
  unwrap(await approve({ version: 2, sha256 }))
  const stored = unwrap(await deps.notes.find(owner, note.id))
  expect(stored?.state).toBe('approved')
  expect(stored?.note.sections.flatMap((section) => section.statements)).toContainEqual(
    expect.objectContaining({ text: 'Dry cough for 3 weeks.', drafter: 'played, draft-2' }),
  )
  expect(open.launch.id).toBeDefined()
})
