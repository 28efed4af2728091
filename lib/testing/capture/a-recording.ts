import type { AccessGrant } from '#lib/audit/audit-log.ts'
import type { Consent } from '#lib/capture/consent.ts'
import type { Recording } from '#lib/capture/recording.ts'
import type { LaunchId, NoteId, RecordingId } from '#lib/kernel/ids.ts'
import { countedUuid } from '../counted-uuid.ts'
import { aMoment } from '../fixed-clock.ts'

export const aConsent = (more: Partial<Consent> = {}): Consent => ({
  form: 'spoken',
  by: 'patient',
  script: '2026-11',
  answeredAt: aMoment,
  ...more,
})

/** A recording that was just allowed, for a note. */
export const aRecording = (noteId: NoteId, more: Partial<Recording> = {}): Recording => ({
  id: countedUuid() as RecordingId,
  noteId,
  consent: aConsent(),
  state: 'consented',
  chunkCount: undefined,
  channels: 1,
  transcription: undefined,
  ...more,
})

export const aRecordingLaunch = 'greyfield.AAAAAAAAAAAAAAAAAAAAAA' as LaunchId

/** Stands for what an audit log gives; stores only ask that it is there. */
export const aGrant = {} as AccessGrant

/** Sound that can be told apart: so many samples of one value. */
export const somePcm = (value: number, samples = 8): Uint8Array =>
  new Uint8Array(Int16Array.from({ length: samples }, () => value).buffer)
