import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { mutated } from '../testing/chart/mutated.ts'
import { conceptSchema, date, decimal, list, quantitySchema, text, texts } from './elements.ts'
import { readTolerantly } from './read-tolerantly.ts'

const schema = z.object({
  status: text,
  when: date,
  dose: decimal,
  given: texts,
  category: list(conceptSchema),
  value: quantitySchema.optional(),
})

const good = {
  status: 'final',
  when: '2026-11-19',
  dose: 5,
  given: ['Rosalind', 'Maria'],
  category: [{ coding: [{ system: 'http://loinc.org', code: '1-1' }], text: 'a' }, { text: 'b' }],
  value: { value: 5.3, unit: 'mmol/L' },
}

describe('reading tolerantly', () => {
  test('a resource that fits is read whole, without oddities', () => {
    expect(readTolerantly(schema, { ...good, unknownElement: 1 })).toEqual({
      value: good,
      oddities: [],
    })
  })

  test('one odd element is left out and reported, and the rest is kept', () => {
    const read = readTolerantly(schema, { ...good, status: 7, when: 'last spring' })
    expect(read?.value).toMatchObject({ given: good.given, value: good.value })
    expect(read?.value.status).toBeUndefined()
    expect(read?.oddities).toEqual([
      { code: 'element-unreadable', element: 'status', sent: '7' },
      { code: 'date-unreadable', element: 'when', sent: 'last spring' },
    ])
  })

  test('an odd entry of a list goes, and the others stay', () => {
    const read = readTolerantly(schema, {
      category: [{ text: 'a' }, 'odd', { text: 'b' }, { text: { not: 'a text' } }],
    })
    expect(read?.value.category).toEqual([{ text: 'a' }, { text: 'b' }, {}])
    expect(read?.oddities.map(({ element }) => element)).toEqual(['category.1', 'category.3.text'])
  })

  test('a single object in the place of a list is its only entry, odd or not', () => {
    expect(readTolerantly(schema, { category: { text: 'a' } })?.value.category).toEqual([
      { text: 'a' },
    ])
    const odd = readTolerantly(schema, { category: { text: 4, coding: { code: 'x', display: 1 } } })
    expect(odd?.value.category).toEqual([{ coding: [{ code: 'x' }] }])
  })

  test('null is no value and no oddity', () => {
    expect(readTolerantly(schema, { status: null, given: [null, 'Maria'] })).toEqual({
      value: { given: ['Maria'] },
      oddities: [],
    })
  })

  test('a number in quotes is a number, and a bare text is a list of one', () => {
    const read = readTolerantly(schema, { dose: '5.30', given: 'Rosalind' })
    expect(read?.value).toMatchObject({ dose: 5.3, given: ['Rosalind'] })
  })

  test('what is no object is not readable', () => {
    for (const json of [null, 'text', 4, true, undefined]) {
      expect(readTolerantly(schema, json)).toBeUndefined()
    }
  })

  test('any JSON is read without throwing, and every element that fits survives', () => {
    fc.assert(
      fc.property(mutated(good), (json) => {
        const read = readTolerantly(schema, json)
        if (typeof json !== 'object' || json === null || Array.isArray(json)) return
        if ('status' in json && typeof json.status === 'string') {
          expect(read?.value.status).toBe(json.status)
        }
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(() => readTolerantly(schema, json)).not.toThrow()
      }),
    )
  })
})
