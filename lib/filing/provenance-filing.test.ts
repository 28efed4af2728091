import { describe, expect, test } from 'vitest'
import { aMoment } from '../testing/fixed-clock.ts'
import type { Filing } from './filing.ts'
import { provenanceStates, shownState } from './provenance-filing.ts'

type Stands = Pick<Filing, 'state' | 'verification' | 'notBefore'>

const filed: Stands = { state: 'filed', verification: undefined, notBefore: undefined }

describe('what is told of the labels of a note', () => {
  test.each<[what: string, stands: Stands, told: 'waiting' | 'not-sent']>([
    ['is being read back', { ...filed, notBefore: aMoment }, 'waiting'],
    ['was read back as signed', { ...filed, verification: 'identical' }, 'waiting'],
    ['is held', { ...filed, state: 'held' }, 'waiting'],
    ['may not be read back', filed, 'not-sent'],
    [
      'stands with its author',
      { ...filed, state: 'needs-review', verification: 'altered' },
      'not-sent',
    ],
    ['was gone on from', { ...filed, verification: 'altered' }, 'not-sent'],
  ])('that %s', (_what, stands, told) => {
    expect(shownState({ state: 'waiting' }, stands)).toBe(told)
  })

  test('is what became of them, once something did', () => {
    for (const state of provenanceStates.filter((one) => one !== 'waiting')) {
      expect(shownState({ state }, filed)).toBe(state)
    }
  })
})
