import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from './parse-csv.ts'

const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`

describe('rows of a CSV text', () => {
  test('are read back as they were written, whatever is in a field', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') })
    const row = fc.array(field, { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const text = rows.map((fields) => fields.map(quoted).join(',')).join(end)
        expect(parseCsv(text)).toEqual(rows)
      }),
    )
  })

  test('may go without quotes, and end with a line end', () => {
    expect(parseCsv('id,text\n1,Doctor: hello\n')).toEqual([
      ['id', 'text'],
      ['1', 'Doctor: hello'],
    ])
  })

  test('are none when a quote stays open', () => {
    expect(parseCsv('id,text\n1,"Doctor: hello\n')).toBeUndefined()
    expect(parseCsv('id,text\n1,"Doctor" hello\n')).toBeUndefined()
  })
})
