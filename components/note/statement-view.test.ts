import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import en from '#lib/messages/en.ts'
import { numberEvidence } from '#lib/note/number-evidence.ts'
import { statementsOf } from '#lib/note/statements.ts'
import { verify } from '#lib/note/verify.ts'
import { marchettiFacts, marchettiNote, marchettiVisit } from '#lib/testing/note/marchetti-visit.ts'
import { aNoteOf, aStatement, charted } from '#lib/testing/note/note-builders.ts'
import { openedView } from '../evidence/opened-evidence.ts'
import { firstState } from './note-state.ts'
import { viewMaker } from './note-views.ts'
import { shownMarks } from './shown-marks.ts'
import type { Words } from './words.ts'

const words: Words = {
  note: createTranslator({ locale: 'en', messages: en, namespace: 'note' }),
  evidence: createTranslator({ locale: 'en', messages: en, namespace: 'evidence' }),
}
const sources = { transcripts: [marchettiVisit], chartFacts: marchettiFacts }
const state = firstState(marchettiNote, sources)

function viewOf(text: string) {
  const views = viewMaker(words)(state, sources)
  const statement = statementsOf(marchettiNote).find((one) => one.text.startsWith(text))
  const view = views.get(statement?.id ?? '')
  if (!view) throw new Error(`no statement begins with ${text}`)
  return view
}

describe('a statement on the page', () => {
  test('that stands is quiet: a tick and its numbered marks', () => {
    expect(viewOf('Both ankles')).toMatchObject({
      status: 'supported',
      stateWord: undefined,
      why: [],
      remedies: [],
      marks: [{ kind: 'said', number: 8, label: 'Evidence 8: said by Patient, 09:15:40' }],
    })
  })

  test('that nobody spoke says so, with its remedies', () => {
    expect(viewOf('Denies chest pain')).toMatchObject({
      status: 'unsupported',
      stateWord: 'No evidence',
      why: ['Nobody said this and the chart does not hold it.'],
      remedies: [{ label: 'I asked this' }, { label: 'Delete' }, { label: 'Edit' }],
    })
  })

  test('that conflicts shows both sides and names both doses', () => {
    expect(viewOf('Takes furosemide')).toMatchObject({
      status: 'conflict',
      conflict: {
        saidBy: 'Patient said',
        stated: '20 mg',
        spoken: 'twenty milligrams',
        charted: '40 mg',
        source: 'Dr Reyes, 14-May-2026',
      },
      remedies: [{ label: 'Write both' }, { label: 'Use chart, 40 mg' }, { label: 'Keep 20 mg' }],
    })
  })

  test('with many marks shows two and a count, and all while one of the rest is open', () => {
    const { marks } = viewOf('68-year-old')
    expect(shownMarks(marks).shown).toHaveLength(2)
    expect(shownMarks(marks).rest).toHaveLength(3)
    const opened = marks.map((mark, index) => ({ ...mark, isOpen: index === 4 }))
    expect(shownMarks(opened).rest).toEqual([])
  })

  test('kept by the clinician shows the reason', () => {
    const kept = aStatement({
      text: 'Denies fever.',
      origin: 'drafter',
      resolution: { kind: 'kept', reason: 'asked twice' },
    })
    const view = viewMaker(words)(firstState(aNoteOf(kept), sources), sources).get(kept.id)
    expect(view).toMatchObject({ status: 'kept', stateWord: 'Kept: asked twice', remedies: [] })
  })

  test('is the same object again while nothing of it changes', () => {
    const make = viewMaker(words)
    const before = make(state, sources)
    expect(make(state, sources)).toBe(before)
    const [first] = marchettiNote.sections[0]?.statements ?? []
    const key = [...numberEvidence(marchettiNote).keys()][0]
    if (!first || !key) throw new Error('the note has statements')
    const after = make(
      { ...state, opened: { key, statementId: first.id, takesFocus: true } },
      sources,
    )
    const changed = [...after].filter(([id, view]) => before.get(id) !== view)
    expect(changed.map(([id]) => id)).toEqual([first.id])
  })
})

describe('opened evidence', () => {
  const opened = (statementText: string, key: string) => {
    const statement = statementsOf(marchettiNote).find(({ text }) => text.startsWith(statementText))
    return openedView(
      {
        ...state,
        opened: { key: key as 'chart:', statementId: statement?.id ?? '', takesFocus: true },
      },
      sources,
    ) // the test's own key
  }

  test('shows the words with one turn on either side', () => {
    const view = opened('Both ankles', `said:${marchettiVisit.id}#4`)
    expect(view?.source).toMatchObject({ kind: 'said', index: 4 })
    if (view?.source.kind !== 'said') throw new Error('it was said')
    expect(view.source.turns.map(({ index }) => index)).toEqual([3, 4, 5])
    expect(view.source.turns.map(({ parts }) => parts.some(({ isQuoted }) => isQuoted))).toEqual([
      false,
      true,
      false,
    ])
  })

  test('shows what the chart said then and says now', () => {
    expect(opened('Potassium', 'chart:Observation/potassium-0')?.source).toMatchObject({
      kind: 'chart',
      quote: 'potassium 5.3 mmol/L (12-Nov-2026)',
      now: 'potassium 5.3 mmol/L (12-Nov-2026)',
    })
  })

  test('says when its transcript is not there', () => {
    const lost = aStatement({ origin: 'drafter', evidence: [charted('x')] })
    const empty = firstState(aNoteOf(lost), { transcripts: [] })
    const view = openedView(
      { ...empty, opened: { key: 'chart:Observation/1', statementId: lost.id, takesFocus: true } },
      { transcripts: [] },
    )
    expect(view?.source).toMatchObject({ kind: 'chart', now: undefined })
    const said = firstState(marchettiNote, { transcripts: [] })
    const statement = statementsOf(marchettiNote).find(({ text }) => text.startsWith('Both'))
    expect(
      openedView(
        {
          ...said,
          opened: {
            key: `said:${marchettiVisit.id}#4`,
            statementId: statement?.id ?? '',
            takesFocus: true,
          },
        },
        { transcripts: [] },
      )?.source,
    ).toEqual({ kind: 'missing' })
  })
})

test('every reason a verifier can give has its sentence', () => {
  const note = aNoteOf(...statementsOf(marchettiNote))
  const reasons = verify(note, { transcripts: [] }).statements.flatMap((checked) => checked.reasons)
  expect(reasons.length).toBeGreaterThan(5)
  const views = viewMaker(words)(firstState(note, { transcripts: [] }), { transcripts: [] })
  for (const { why } of views.values()) for (const line of why) expect(line).toMatch(/\.$/)
})
