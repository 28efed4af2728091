import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ordinaryBoot } from '../testing/audit/written-trail.ts'
import { saysItsColumns } from './says-its-columns.ts'

const rows = ordinaryBoot('x', { reads: 3, previousHead: null })
const names = Object.keys(rows[0] ?? {}).filter(
  (name) => !/^(prev|hash|mac|mac_key|body)$/.test(name),
)

test('what the application writes is checked without being parsed', () => {
  expect(rows.filter((row) => !saysItsColumns(row))).toEqual([])
})

test('whatever else stands in a column is not what the body says', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('null', '"', '\\', '","patient":"p', '}}'))
  const change = fc.tuple(fc.constantFrom(...rows), fc.constantFrom(...names), fc.option(text))
  fc.assert(
    fc.property(change, ([row, name, value]) => {
      const changed = { ...row, [name]: value }
      const isOther = Object.entries(row).some(([own, was]) => own === name && was !== value)
      expect(saysItsColumns(changed)).toBe(!isOther)
    }),
  )
})

test('a body with more or less at its end says nothing', () => {
  for (const row of rows) {
    expect(saysItsColumns({ ...row, body: `${row.body} ` })).toBe(false)
    expect(saysItsColumns({ ...row, body: row.body.slice(0, -1) })).toBe(false)
  }
})
