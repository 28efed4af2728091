import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closedStates, moveRecording, statesTakingAudio } from './move-recording.ts'
import {
  type RecordingMove,
  type RecordingState,
  recordingMoves,
  recordingStates,
} from './recording.ts'

const anyMoves = fc.array(fc.constantFrom(...recordingMoves), { maxLength: 12 })

/** The states that a recording goes through; what is not possible changes nothing. */
function statesOf(moves: readonly RecordingMove[]): readonly RecordingState[] {
  const states: RecordingState[] = ['asked']
  for (const move of moves) {
    const next = moveRecording(states.at(-1) ?? 'asked', move)
    if (next.ok) states.push(next.value)
  }
  return states
}

const takesAudio = (state: RecordingState | undefined) =>
  state !== undefined && statesTakingAudio.includes(state)

describe('a recording', () => {
  test('goes from the question to its deletion', () => {
    expect(
      statesOf(['consent', 'record', 'pause', 'record', 'stop', 'transcribe', 'delete']),
    ).toEqual([
      'asked',
      'consented',
      'recording',
      'paused',
      'recording',
      'stopped',
      'transcribed',
      'deleted',
    ])
  })

  test('G15 takes sound only after a consent, and never after a withdrawal', () => {
    fc.assert(
      fc.property(anyMoves, (moves) => {
        const states = statesOf(moves)
        for (const [index, state] of states.entries()) {
          const before = states.slice(0, index)
          if (!takesAudio(state)) continue
          expect(before).toContain('consented')
          for (const end of ['declined', 'withdrawn', 'deleted'] as const) {
            expect(before).not.toContain(end)
          }
        }
      }),
    )
  })

  test('that was declined or deleted stays so', () => {
    for (const state of closedStates) {
      for (const move of recordingMoves) {
        const next = moveRecording(state, move)
        if (next.ok) expect(next.value).toBe(state)
      }
    }
  })

  test('can be withdrawn as long as there is a consent, and then only be deleted', () => {
    const consented = recordingStates.filter((state) => !['asked', ...closedStates].includes(state))
    for (const state of consented) {
      expect(moveRecording(state, 'withdraw')).toEqual({ ok: true, value: 'withdrawn' })
    }
    const onwards = recordingMoves.filter((move) => moveRecording('withdrawn', move).ok)
    expect(onwards).toEqual(['withdraw', 'delete'])
  })

  test('takes a move that was made already, as after a lost answer, and does not change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...recordingStates),
        fc.constantFrom(...recordingMoves),
        (state, move) => {
          const once = moveRecording(state, move)
          if (once.ok) expect(moveRecording(once.value, move)).toEqual(once)
        },
      ),
    )
  })

  test.each(['asked', 'declined', 'withdrawn'] as const)('does not begin when %s', (state) => {
    expect(moveRecording(state, 'record')).toMatchObject({ error: { code: 'CONSENT_MISSING' } })
  })
})
