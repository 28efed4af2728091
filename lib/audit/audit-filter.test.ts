import { expect, test } from 'vitest'
import type { EhrId } from '../kernel/ids.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { filterText } from './audit-filter.ts'

test('what was searched for is recorded as one text, whatever order it was given in', () => {
  const filter = {
    user: 'https://ehr.example.org/fhir/Practitioner/1',
    patient: { ehrId: 'north' as EhrId, id: 'p&1' },
    actions: ['chart.read', 'chart.search'],
    from: aMoment,
    to: null,
  }
  expect(filterText(filter)).toBe(
    `action=chart.read%2Cchart.search&from=${encodeURIComponent(aMoment)}&patient=north%2Fp%261&user=https%3A%2F%2Fehr.example.org%2Ffhir%2FPractitioner%2F1`,
  )
})

test('a search for everything is recorded as nothing in particular', () => {
  expect(filterText({ from: null, to: null })).toBe('')
})
