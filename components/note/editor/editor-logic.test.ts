import fc from 'fast-check'
import { history, redo, undo } from 'prosemirror-history'
import { type Command, EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import type { Note } from '#lib/note/note.ts'
import { noteSchema as storedNoteSchema } from '#lib/note/note-schema.ts'
import { statementsOf } from '#lib/note/statements.ts'
import { arbitraryNote, idSource } from '#lib/testing/note/arbitrary-note.ts'
import { aNote, aNoteOf, aSection, aStatement, charted } from '#lib/testing/note/note-builders.ts'
import { applyNote } from './apply-note.ts'
import {
  deleteSelection,
  insertText,
  joinBackward,
  joinForward,
  pasteText,
  splitStatement,
} from './commands.ts'
import { docOfNote, noteOfDoc } from './doc-of-note.ts'
import { statementRules } from './statement-rules.ts'

const stateOf = (note: Note, newId = idSource()) =>
  EditorState.create({ doc: docOfNote(note), plugins: [statementRules(newId), history()] })

/** The state with the caret at this offset of the text of statement `index`, selected up to there. */
function select(
  state: EditorState,
  index: number,
  offset: number,
  toIndex = index,
  toOffset = offset,
) {
  const starts: number[] = []
  state.doc.descendants((node, position) => {
    if (node.type.name !== 'statement') return true
    starts.push(position + 1)
    return false
  })
  const at = (statement: number, by: number) => (starts[statement] ?? 0) + by
  return state.apply(
    state.tr.setSelection(
      TextSelection.create(state.doc, at(index, offset), at(toIndex, toOffset)),
    ),
  )
}

function run(state: EditorState, command: Command): EditorState {
  let next = state
  command(state, (transaction) => {
    next = state.apply(transaction)
  })
  return next
}

const typed = (state: EditorState, transaction: Transaction) => state.apply(transaction)
const note = (state: EditorState) => noteOfDoc(state.doc, aNote())
const texts = (state: EditorState) => statementsOf(note(state)).map(({ text }) => text)

const cited = aStatement({
  text: 'Dry cough for 3 weeks.',
  origin: 'drafter',
  evidence: [charted('cough')],
})
const second = aStatement({
  text: 'Ankles swollen.',
  origin: 'drafter',
  evidence: [charted('ankles', 'Observation/2')],
})

describe('note and document', () => {
  test('are each other’s inverse', () => {
    fc.assert(
      fc.property(arbitraryNote, (given) => {
        expect(noteOfDoc(docOfNote(given), given)).toEqual(given)
      }),
    )
  })

  test('share the statements that were not edited', () => {
    const given = aNoteOf(cited, second)
    const state = select(stateOf(given), 1, 0)
    const edited = noteOfDoc(typed(state, state.tr.insertText('Both ')).doc, given)
    expect(statementsOf(edited)[0]).toBe(cited)
    expect(statementsOf(edited)[1]).toMatchObject({
      id: second.id,
      text: 'Both Ankles swollen.',
      drafted: second.text,
    })
  })
})

describe('Enter', () => {
  const enter = splitStatement(idSource())

  test('within a statement leaves the evidence before the caret', () => {
    const after = statementsOf(note(run(select(stateOf(aNoteOf(cited)), 0, 9), enter)))
    expect(after).toMatchObject([
      { id: cited.id, text: 'Dry cough', evidence: cited.evidence, drafted: cited.text },
      { text: ' for 3 weeks.', origin: 'clinician', evidence: [] },
    ])
  })

  test('at the end starts a statement of the clinician', () => {
    const after = statementsOf(note(run(select(stateOf(aNoteOf(cited)), 0, 22), enter)))
    expect(after).toMatchObject([cited, { text: '', origin: 'clinician', evidence: [] }])
    expect(after[0]).not.toHaveProperty('drafted')
  })

  test('at the start puts a blank line before, and the evidence stays with its words', () => {
    const after = statementsOf(note(run(select(stateOf(aNoteOf(cited)), 0, 0), enter)))
    expect(after).toMatchObject([{ text: '', origin: 'clinician' }, cited])
  })
})

describe('Backspace and Delete between statements', () => {
  test('join the two with the evidence of both', () => {
    const joined = statementsOf(
      note(run(select(stateOf(aNoteOf(cited, second)), 1, 0), joinBackward)),
    )
    expect(joined).toMatchObject([
      {
        id: cited.id,
        text: 'Dry cough for 3 weeks. Ankles swollen.',
        drafted: cited.text,
        evidence: [...cited.evidence, ...second.evidence],
      },
    ])
    const forward = statementsOf(
      note(run(select(stateOf(aNoteOf(cited, second)), 0, 22), joinForward)),
    )
    expect(forward).toEqual(joined)
  })

  test('remove a blank line without touching the other', () => {
    const blank = aStatement({ text: '' })
    expect(
      statementsOf(note(run(select(stateOf(aNoteOf(blank, cited)), 1, 0), joinBackward))),
    ).toEqual([cited])
    expect(
      statementsOf(note(run(select(stateOf(aNoteOf(cited, blank)), 1, 0), joinBackward))),
    ).toEqual([cited])
  })

  test('never join over the title of a section', () => {
    const given = aNote({
      sections: [
        aSection({ statements: [cited] }),
        aSection({ code: '18776-5', title: 'Plan', statements: [second] }),
      ],
    })
    expect(note(run(select(stateOf(given), 1, 0), joinBackward))).toEqual(given)
    expect(note(run(select(stateOf(given), 0, 22), joinForward))).toEqual(given)
  })
})

describe('a selection over two sections', () => {
  const given = aNote({
    sections: [
      aSection({ statements: [cited] }),
      aSection({ code: '18776-5', title: 'Plan', statements: [second] }),
    ],
  })

  test('is deleted within each, and both titles stay', () => {
    const after = note(run(select(stateOf(given), 0, 3, 1, 7), deleteSelection))
    expect(after.sections.map(({ title }) => title)).toEqual(['History of present illness', 'Plan'])
    expect(statementsOf(after).map(({ text }) => text)).toEqual(['Dry', 'swollen.'.padStart(8)])
  })

  test('is replaced by what is typed', () => {
    const state = select(stateOf(given), 0, 3, 1, 7)
    expect(texts(typed(state, insertText(state, '!')))).toEqual(['Dry!', 'swollen.'.padStart(8)])
  })

  test('cannot be deleted by anything else', () => {
    const state = select(stateOf(given), 0, 3, 1, 7)
    expect(note(typed(state, state.tr.deleteSelection()))).toEqual(given)
  })
})

describe('a paste', () => {
  test('of one line goes into the statement', () => {
    const state = select(stateOf(aNoteOf(cited)), 0, 3)
    expect(texts(typed(state, pasteText(state, ' hacking\n', idSource())))).toEqual([
      'Dryhacking cough for 3 weeks.',
    ])
  })

  test('of several lines makes statements of the clinician', () => {
    const state = select(stateOf(aNoteOf(cited, second)), 0, 22)
    const after = statementsOf(
      note(typed(state, pasteText(state, ' No fever.\r\n\r\nSmokes.\nDrinks.', idSource()))),
    )
    expect(after.map(({ text, origin }) => [origin, text])).toEqual([
      ['drafter', 'Dry cough for 3 weeks.No fever.'],
      ['clinician', 'Smokes.'],
      ['clinician', 'Drinks.'],
      ['drafter', 'Ankles swollen.'],
    ])
  })
})

describe('undo', () => {
  test('takes back another order of the sections, which nobody can type', () => {
    const other = aSection({ code: '51847-2', title: 'Assessment and plan' })
    const before = stateOf(aNote({ sections: [aSection({ statements: [cited] }), other] }))
    const turned = { ...note(before), sections: note(before).sections.toReversed() }
    const change = applyNote(before, turned)
    if (!change) throw new Error('the order differs')
    const after = before.apply(change)
    expect(note(after)).toEqual(turned)
    expect(note(run(after, undo))).toEqual(note(before))
  })

  test('takes back the words and what was remembered of them', () => {
    const state = select(stateOf(aNoteOf(cited)), 0, 3)
    const edited = typed(state, state.tr.insertText(' hacking'))
    expect(statementsOf(note(edited))[0]).toMatchObject({ drafted: cited.text })
    expect(statementsOf(note(run(edited, undo)))).toEqual([cited])
    expect(note(run(run(edited, undo), redo))).toEqual(note(edited))
  })

  test('takes back a change that came from outside', () => {
    const before = aNoteOf(cited)
    const state = stateOf(before)
    const change = applyNote(state, aNoteOf(cited, second))
    if (!change) throw new Error('there is a difference')
    const after = state.apply(change)
    expect(statementsOf(note(after))).toEqual([cited, second])
    expect(statementsOf(note(run(after, undo)))).toEqual([cited])
  })
})

test('a decision on old words does not outlive them', () => {
  const kept = { ...cited, resolution: { kind: 'kept', reason: 'heard it' } } as const
  const own = { ...second, resolution: { kind: 'own-words' } } as const
  let state = select(stateOf(aNoteOf(kept, own)), 0, 3)
  state = typed(state, state.tr.insertText('x'))
  state = select(state, 1, 3)
  state = typed(state, state.tr.insertText('x'))
  expect(statementsOf(note(state)).map(({ resolution }) => resolution)).toEqual([
    undefined,
    { kind: 'own-words' },
  ])
})

test('a note from outside replaces the document exactly', () => {
  fc.assert(
    fc.property(arbitraryNote, arbitraryNote, (from, to) => {
      const state = stateOf(from)
      const change = applyNote(state, to)
      const after = change ? state.apply(change) : state
      expect(noteOfDoc(after.doc, to)).toEqual(to)
    }),
  )
})

test('whatever is typed, the note is one that can be stored', () => {
  const newId = idSource()
  const step = fc.record({
    kind: fc.constantFrom('enter', 'backspace', 'delete', 'type', 'paste', 'cut', 'undo', 'redo'),
    from: fc.nat(200),
    to: fc.nat(200),
  })
  const act = (state: EditorState, kind: string): EditorState => {
    switch (kind) {
      case 'enter':
        return run(state, splitStatement(newId))
      case 'backspace':
        return run(run(state, deleteSelection), joinBackward)
      case 'delete':
        return run(run(state, deleteSelection), joinForward)
      case 'type':
        return typed(state, insertText(state, 'x'))
      case 'paste':
        return typed(state, pasteText(state, 'a\nb', newId))
      case 'cut':
        return typed(state, state.tr.deleteSelection())
      case 'undo':
        return run(state, undo)
      default:
        return run(state, redo)
    }
  }
  fc.assert(
    fc.property(arbitraryNote, fc.array(step, { maxLength: 15 }), (start, steps) => {
      let state = stateOf(start, newId)
      for (const { kind, from, to } of steps) {
        const { size } = state.doc.content
        const selection = TextSelection.between(
          state.doc.resolve(from % (size + 1)),
          state.doc.resolve(to % (size + 1)),
        )
        state = act(state.apply(state.tr.setSelection(selection)), kind)
        state.doc.check()
        const stored = storedNoteSchema.safeParse(
          JSON.parse(JSON.stringify(noteOfDoc(state.doc, start))),
        )
        expect([stored.success, stored.error?.message]).toEqual([true, undefined])
        expect(noteOfDoc(state.doc, start).sections.map(({ code }) => code)).toEqual(
          start.sections.map(({ code }) => code),
        )
      }
    }),
  )
})
