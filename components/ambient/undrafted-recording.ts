import type { Transcript } from '#lib/ambient/transcript.ts'

/**
 * The newest transcript of a recording as it was heard, when none with its speakers was made of it
 * yet: a draft takes the words under another id.
 */
export function undraftedRecording(transcripts: readonly Transcript[]): Transcript | undefined {
  const isHeard = ({ id, heard }: Transcript) =>
    heard !== undefined && `${heard.recordingId}` === `${id}`
  const drafted = new Set(
    transcripts.flatMap((one) => (one.heard && !isHeard(one) ? [one.heard.recordingId] : [])),
  )
  return transcripts.findLast(
    (one) => isHeard(one) && one.heard && !drafted.has(one.heard.recordingId),
  )
}
