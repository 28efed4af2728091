import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ordinaryBoot } from '../../testing/audit/written-trail.ts'
import { csvCell, csvHeader, csvRow } from './csv-row.ts'

/** The cells of one line, by RFC 4180. */
function cellsOf(line: string): string[] {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g)]
  return cells.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '')
}

describe('a cell of the CSV export', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u0000=1',
    '\n',
    '＝1',
    '=HYPERLINK("http://x","y")',
  ])('that would be a formula, %j, is text', (text) => {
    expect(cellsOf(csvCell(text))).toEqual([`'${text}`])
  })

  test('is read as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [read = ''] = cellsOf(csvCell(text))
        expect(read.replace(/^'/, '')).toBe(text.replace(/^'/, ''))
        expect(read).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

test('a line says what the columns of the trail say, and the record itself', () => {
  const [, row] = ordinaryBoot('b', { reads: 1, previousHead: null })
  const body = row?.body ?? ''
  const names = cellsOf(csvHeader.trimEnd())
  const cells = cellsOf(csvRow(7, body).trimEnd())
  const line = Object.fromEntries(names.map((name, at) => [name, cells[at]]))
  expect(line).toMatchObject({
    leaf: '7',
    tenant: 'greyfield',
    patient: 'patient-1',
    action: 'chart.read',
    phase: 'intent',
    result: '',
    record: body,
  })
})

test('a record that cannot be read is there all the same', () => {
  expect(cellsOf(csvRow(0, 'no record').trimEnd()).at(-1)).toBe('no record')
})
