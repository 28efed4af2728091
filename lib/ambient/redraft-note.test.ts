import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DraftLength } from '../note/aids/draft-length.ts'
import {
  deleteStatement,
  editStatement,
  insertStatement,
  resolveStatement,
} from '../note/edit-note.ts'
import { emptyNote } from '../note/note-types.ts'
import { statementsOf } from '../note/statements.ts'
import { marchettiFacts, marchettiVisit } from '../testing/note/marchetti-visit.ts'
import { aStatement, noteId } from '../testing/note/note-builders.ts'
import { draftNote } from './draft-note.ts'
import { isReplaceable, redraftNote } from './redraft-note.ts'

let count = 0
const material = (length: DraftLength) => ({
  transcript: marchettiVisit,
  chartFacts: marchettiFacts,
  length,
  newId: () => `n${++count}`,
})
const blank = emptyNote('11506-3', noteId, (code) => code)
const drafted = draftNote(blank, material('full'))
const texts = (note: typeof blank) => statementsOf(note).map(({ text }) => text)

describe('drafting again', () => {
  test.each(['short', 'standard', 'full'] as const)(
    'what nobody touched is the draft of that length: %s',
    (length) => {
      const again = redraftNote(drafted, material(length))
      expect(texts(again)).toEqual(texts(draftNote(blank, material(length))))
    },
  )

  test('leaves what was edited, decided on, written or taken from elsewhere, and adds it no second time', () => {
    const [first, second, third] = statementsOf(drafted)
    if (!first || !second || !third) throw new Error('a draft of nothing')
    const own = aStatement({ id: 'own', text: 'Seen with her sister.' })
    const model = aStatement({
      ...{ id: 'm', text: 'Nocturia, twice a night.' },
      ...{ origin: 'drafter', drafter: 'qwen3:32b, draft-1' },
    })
    let note = editStatement(drafted, first.id, `${first.text} Confirmed.`)
    note = resolveStatement(note, second.id, { kind: 'own-words' })
    note = insertStatement(note, '10164-2', 0, own)
    note = insertStatement(note, '51847-2', 99, model)
    const again = redraftNote(note, material('short'))
    const kept = statementsOf(note).filter((statement) => !isReplaceable(statement))
    expect(kept.map(({ id }) => id).toSorted()).toEqual(
      [first.id, second.id, 'm', 'own'].toSorted(),
    )
    for (const statement of kept) expect(statementsOf(again)).toContainEqual(statement)
    expect(texts(again).filter((text) => text === first.text)).toEqual([])
    expect(texts(again).filter((text) => text === second.text)).toHaveLength(1)
  })

  test('in another wording replaces the sentences, and repeats none that was decided on', () => {
    const phrases = { ...material('full'), wording: 'phrases' } as const
    const inPhrases = redraftNote(drafted, phrases)
    expect(texts(inPhrases)).toEqual(texts(draftNote(blank, phrases)))
    expect(texts(inPhrases)).not.toEqual(texts(drafted))
    expect(texts(redraftNote(inPhrases, material('full')))).toEqual(texts(drafted))
    const decided = statementsOf(inPhrases).reduce(
      (note, { id }) => resolveStatement(note, id, { kind: 'own-words' }),
      inPhrases,
    )
    expect(texts(redraftNote(decided, material('full')))).toEqual(texts(decided))
  })

  test('twice is the same as once, whatever was deleted before', () => {
    const ids = statementsOf(drafted).map(({ id }) => id)
    fc.assert(
      fc.property(fc.subarray(ids), (deleted) => {
        const before = deleted.reduce(deleteStatement, drafted)
        const once = redraftNote(before, material('standard'))
        expect(texts(redraftNote(once, material('standard')))).toEqual(texts(once))
      }),
    )
  })
})
