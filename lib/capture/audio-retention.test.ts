import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantPlus } from '../kernel/instant.ts'
import { aConsent } from '../testing/capture/a-recording.ts'
import { aMoment } from '../testing/fixed-clock.ts'
import { audioRetentions, deletionDue, LONGEST_KEPT_MS, type NoteFate } from './audio-retention.ts'
import { closedStates } from './move-recording.ts'
import { recordingStates } from './recording.ts'

const open = recordingStates.filter((state) => !['asked', ...closedStates].includes(state))
const consent = aConsent()
const now = instantPlus(aMoment, 1_000)
const keepingUntil = (retention: (typeof audioRetentions)[number], at = now) => ({
  retention,
  now: at,
})
const anOpen = (state: string) => ({ state, consent }) as Parameters<typeof deletionDue>[0]

describe('G16 the sound of a recording', () => {
  test('goes when its transcript is final, or waits for the note, as is set', () => {
    const transcribed = anOpen('transcribed')
    expect(deletionDue(transcribed, 'open', keepingUntil('transcript'))).toBe('transcribed')
    expect(deletionDue(transcribed, 'open', keepingUntil('filed'))).toBeUndefined()
    expect(deletionDue(transcribed, 'filed', keepingUntil('filed'))).toBe('filed')
  })

  test('is kept until a transcript could be made of it, or the note is gone', () => {
    expect(deletionDue(anOpen('stopped'), 'open', keepingUntil('transcript'))).toBeUndefined()
    expect(deletionDue(anOpen('stopped'), 'discarded', keepingUntil('transcript'))).toBe(
      'discarded',
    )
  })

  test('goes at once when consent was withdrawn', () => {
    for (const retention of audioRetentions) {
      expect(deletionDue(anOpen('withdrawn'), 'open', keepingUntil(retention))).toBe('withdrawn')
    }
  })

  test('is never older than a day, whatever failed and whatever is set', () => {
    const limit = instantPlus(aMoment, LONGEST_KEPT_MS)
    fc.assert(
      fc.property(
        fc.constantFrom(...open),
        fc.constantFrom<NoteFate>('open', 'filed', 'discarded'),
        fc.constantFrom(...audioRetentions),
        fc.nat(LONGEST_KEPT_MS),
        (state, fate, retention, more) => {
          const at = instantPlus(limit, more)
          expect(deletionDue(anOpen(state), fate, keepingUntil(retention, at))).toBeDefined()
        },
      ),
    )
  })

  test('is none where it was declined or is deleted', () => {
    const late = keepingUntil('transcript', instantPlus(aMoment, 2 * LONGEST_KEPT_MS))
    for (const state of closedStates) {
      expect(deletionDue(anOpen(state), 'filed', late)).toBeUndefined()
    }
  })
})
