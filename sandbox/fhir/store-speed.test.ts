import { describe, expect, it } from 'vitest'
import { createStore } from './store.ts'

const patients = 100
const perPatient = 500

function createLarge() {
  const store = createStore({
    base: 'http://ehr.localhost:4000/greyfield/fhir',
    timeZone: 'America/New_York',
    now: () => new Date('2026-11-19T17:00:00Z'),
  })
  for (let patient = 0; patient < patients; patient += 1) {
    for (let number = 0; number < perPatient; number += 1) {
      store.update({
        resourceType: 'Observation',
        id: `o${patient}-${number}`,
        status: 'final',
        category: [{ coding: [{ code: number % 2 ? 'laboratory' : 'vital-signs' }] }],
        code: { coding: [{ system: 'http://loinc.org', code: `c${number % 40}` }] },
        subject: { reference: `Patient/p${patient}` },
        effectiveDateTime: new Date(Date.UTC(2018, 0, 1 + number * 6 + patient)).toISOString(),
      })
    }
  }
  return store
}

const median = (run: () => unknown, times: number): number => {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return taken.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

describe('search over 50,000 resources', () => {
  it('is faster through the indices than by looking at each', { timeout: 60_000 }, () => {
    const store = createLarge()
    const all = store.search('Observation', new URLSearchParams()).matches
    const queries = [
      'patient=p7',
      'patient=p7&category=laboratory&_sort=-date',
      'patient=Patient/p7&date=ge2020&date=lt2022',
      'code=http://loinc.org|c3',
      'date=2021-05',
    ].map((text) => new URLSearchParams(text))

    for (const query of queries) {
      const matches = store.predicate('Observation', query)
      const indexed = median(() => store.search('Observation', query), 15)
      const scanned = median(() => all.filter(({ resource }) => matches(resource)), 1)
      process.stdout.write(
        `${decodeURIComponent(query.toString())}: ${indexed.toFixed(2)} ms, scan ${scanned.toFixed(1)} ms\n`,
      )
      expect(indexed).toBeLessThan(scanned)
    }
  })
})
