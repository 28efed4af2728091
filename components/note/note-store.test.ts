import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { editStatement } from '#lib/note/edit-note.ts'
import { evidenceKey } from '#lib/note/evidence.ts'
import { statementsOf } from '#lib/note/statements.ts'
import { idSource } from '#lib/testing/note/arbitrary-note.ts'
import {
  aNote,
  aSection,
  aStatement,
  aTranscript,
  charted,
  said,
} from '#lib/testing/note/note-builders.ts'
import { blankLineId } from './blank-line.ts'
import { createNoteStore } from './note-store.ts'

const visit = aTranscript('patient: a dry cough for three weeks')
const cough = aStatement({
  text: 'Dry cough for three weeks.',
  origin: 'drafter',
  evidence: [said(visit, 0)],
})
const invented = aStatement({ text: 'Denies fever.', origin: 'drafter' })
const later = aStatement({ text: 'Denies chills.', origin: 'drafter' })
const note = aNote({
  sections: [
    aSection({ statements: [cough, invented] }),
    aSection({ code: '30954-2', title: 'Results' }),
    aSection({ code: '18776-5', title: 'Plan', statements: [later] }),
  ],
})
const openStore = () => createNoteStore(note, { transcripts: [visit] }, idSource())
const supports = (store: ReturnType<typeof openStore>) =>
  store.get().verification.statements.map(({ support }) => support)
const potassium = charted('potassium 5.3 mmol/L (12-Nov-2026)')

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('an open note', () => {
  test('is checked from the start', () => {
    expect(supports(openStore())).toEqual(['supported', 'unsupported', 'unsupported'])
  })

  test('calls an edited statement edited until nobody types, then checks it', () => {
    const store = openStore()
    store.setNote(editStatement(note, cough.id, 'Dry cough for four weeks.'))
    expect(supports(store)[0]).toBe('edited')
    vi.advanceTimersByTime(400)
    store.setNote(editStatement(store.get().note, cough.id, 'Dry cough for three weeks'))
    vi.advanceTimersByTime(400)
    expect(supports(store)[0]).toBe('edited')
    vi.advanceTimersByTime(200)
    expect(supports(store)[0]).toBe('supported')
  })

  test('keeps verdict and numbers of what was not touched', () => {
    const store = openStore()
    const before = store.get()
    store.setNote(editStatement(note, invented.id, 'Denies fever and cough.'))
    const after = store.get()
    expect(after.verification.statements[0]).toBe(before.verification.statements[0])
    expect(after.numbers).toBe(before.numbers)
  })

  test('tells its listeners once for each change, and not for none', () => {
    const store = openStore()
    const heard = vi.fn()
    const stop = store.subscribe(heard)
    store.setNote(store.get().note)
    store.check()
    expect(heard).not.toHaveBeenCalled()
    store.setCaret(cough.id)
    store.setCaret(cough.id)
    expect(heard).toHaveBeenCalledTimes(1)
    stop()
    store.setCaret(invented.id)
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('closes evidence that is no longer cited', () => {
    const store = openStore()
    const [cited] = cough.evidence
    if (!cited) throw new Error('the statement is cited')
    store.open(evidenceKey(cited), cough.id)
    store.setNote({ ...note, sections: [] })
    expect(store.get().opened).toBeUndefined()
  })
})

describe('a cited chart fact', () => {
  test('stands after the caret, numbered and supported', () => {
    const store = openStore()
    store.setCaret(cough.id)
    store.cite('Potassium 5.3 mmol/L (12-Nov-2026).', potassium)
    const [, cited] = statementsOf(store.get().note)
    expect(cited).toMatchObject({ text: 'Potassium 5.3 mmol/L (12-Nov-2026).', origin: 'chart' })
    expect(store.get().numbers.get('chart:Observation/1')).toBe(2)
    expect(store.get().focus?.statementId).toBe(cited?.id)
    store.check()
    expect(supports(store)[1]).toBe('supported')
  })

  test('takes the blank line the caret stands in', () => {
    const store = openStore()
    store.setCaret(blankLineId('18776-5'))
    store.cite('Potassium 5.3 mmol/L.', potassium)
    expect(store.get().note.sections[2]?.statements[1]?.origin).toBe('chart')
  })

  test('goes to its home section when the caret stands nowhere', () => {
    const store = openStore()
    store.cite('Potassium 5.3 mmol/L.', potassium)
    expect(store.get().note.sections[1]?.statements).toHaveLength(1)
  })
})

describe('the walk to what is to resolve', () => {
  test('goes on from the caret and around the end', () => {
    const store = openStore()
    const visited = (['next', 'next', 'next', 'previous', 'previous'] as const).map((direction) => {
      store.goToUnresolved(direction)
      return store.get().focus?.statementId
    })
    expect(visited).toEqual([invented.id, later.id, invented.id, later.id, invented.id])
  })

  test('goes nowhere when nothing is left', () => {
    const store = createNoteStore(aNote(), { transcripts: [] }, idSource())
    store.goToUnresolved('next')
    expect(store.get().focus).toBeUndefined()
  })
})

test('the first sentence that cites a thing is opened and brought into view', () => {
  const store = openStore()
  const [cited] = cough.evidence
  if (!cited) throw new Error('the statement is cited')
  store.goToCiting(evidenceKey(cited))
  expect(store.get()).toMatchObject({
    opened: { statementId: cough.id },
    focus: { statementId: cough.id },
  })
})
