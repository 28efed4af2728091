import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { RecordingMove, RecordingState } from './recording.ts'

type Kept = Exclude<RecordingState, 'asked'>

// Every move there is: from where, and to what.
const moves: Readonly<
  Record<RecordingMove, { readonly from: readonly RecordingState[]; readonly to: Kept }>
> = {
  consent: { from: ['asked'], to: 'consented' },
  decline: { from: ['asked'], to: 'declined' },
  record: { from: ['consented', 'paused'], to: 'recording' },
  pause: { from: ['recording'], to: 'paused' },
  stop: { from: ['consented', 'recording', 'paused'], to: 'stopped' },
  transcribe: { from: ['stopped'], to: 'transcribed' },
  withdraw: {
    from: ['consented', 'recording', 'paused', 'stopped', 'transcribed'],
    to: 'withdrawn',
  },
  delete: {
    from: ['consented', 'recording', 'paused', 'stopped', 'transcribed', 'withdrawn'],
    to: 'deleted',
  },
}

/** The states in which consent is in force and sound may come: what was buffered comes after the stop. */
export const statesTakingAudio: readonly RecordingState[] = ['recording', 'paused', 'stopped']

/** The states in which a recording needs nothing more. */
export const closedStates: readonly RecordingState[] = ['declined', 'deleted']

/**
 * The state after a move. One that was made already changes nothing, so it can be asked for again
 * after a lost answer.
 *
 * @returns CONSENT_MISSING for sound without consent in force, RECORDING_NOT_POSSIBLE
 */
export function moveRecording(state: RecordingState, move: RecordingMove): Result<Kept> {
  const { from, to } = moves[move]
  if (state === to || from.includes(state)) return ok(to)
  const isForbidden = move === 'record' && ['asked', 'declined', 'withdrawn'].includes(state)
  return err(appError(isForbidden ? 'CONSENT_MISSING' : 'RECORDING_NOT_POSSIBLE'))
}
