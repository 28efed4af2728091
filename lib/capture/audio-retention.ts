import { type Instant, millisecondsBetween } from '../kernel/instant.ts'
import type { Recording } from './recording.ts'

export const audioRetentions = ['transcript', 'filed'] as const

/** How long sound is kept at most: until its transcript is final, or until the note is filed (G16). */
export type AudioRetention = (typeof audioRetentions)[number]

/** Whatever happens, none is older. */
export const LONGEST_KEPT_MS = 24 * 60 * 60_000

/** What became of the note that a recording is for. */
export type NoteFate = 'open' | 'filed' | 'discarded'

export type DeletionReason =
  | 'withdrawn'
  | 'abandoned'
  | 'transcribed'
  | 'filed'
  | 'discarded'
  | 'limit'

/**
 * Why the sound of a recording has to go now.
 * @returns undefined while it may be kept
 */
export function deletionDue(
  recording: Pick<Recording, 'state' | 'consent'>,
  fate: NoteFate,
  { retention, now }: { readonly retention: AudioRetention; readonly now: Instant },
): DeletionReason | undefined {
  const { state, consent } = recording
  if (state === 'declined' || state === 'deleted') return undefined
  if (state === 'withdrawn') return 'withdrawn'
  if (state === 'transcribed' && retention === 'transcript') return 'transcribed'
  if (fate !== 'open') return fate
  return millisecondsBetween(consent.answeredAt, now) >= LONGEST_KEPT_MS ? 'limit' : undefined
}
