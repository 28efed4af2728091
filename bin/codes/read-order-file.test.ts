import { expect, test } from 'vitest'
import { codeProblems } from './code-problems.ts'
import { readOrderFile } from './read-order-file.ts'

// Columns as CMS documents them for the order file.
const line = (number: string, code: string, billable: '0' | '1', short: string, long: string) =>
  `${number} ${code.padEnd(7)} ${billable} ${short.padEnd(60)} ${long}`

const release = readOrderFile(
  [
    line(
      '21890',
      'I10',
      '1',
      'Essential (primary) hypertension',
      'Essential (primary) hypertension',
    ),
    line(
      '22140',
      'I502',
      '0',
      'Systolic (congestive) heart failure',
      'Systolic (congestive) heart failure',
    ),
    line('46001', 'M67A01', '1', 'Plantar fasciitis, right foot', 'Plantar fasciitis, right foot'),
    'a line of something else',
  ].join('\r\n'),
)

test('an order file is read by its columns', () => {
  expect([...release.keys()]).toEqual(['I10', 'I50.2', 'M67.A01'])
  expect(release.get('I50.2')).toEqual({
    isBillable: false,
    title: 'Systolic (congestive) heart failure',
  })
})

test('a code that is gone, no longer billed or titled otherwise is told', () => {
  const ours = [
    { code: 'I10', title: 'Essential (primary) hypertension' },
    { code: 'I50.2', title: 'Systolic (congestive) heart failure' },
    { code: 'M72.2', title: 'Plantar fascial fibromatosis' },
    { code: 'M67.A01', title: 'Plantar fasciitis' },
  ]
  expect(codeProblems(ours, release)).toEqual([
    'I50.2 Systolic (congestive) heart failure: not valid for billing',
    'M72.2 Plantar fascial fibromatosis: not in the release',
    'M67.A01 Plantar fasciitis: titled “Plantar fasciitis, right foot”',
  ])
})
