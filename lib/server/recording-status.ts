import 'server-only'
import { readRecording } from '#lib/flows/read-recording.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/recordings/{recordingId}`: how it stands and which pieces arrived. */
export const recordingStatus = protectedRead<{ recordingId: string }>(
  async ({ launch }, { recordingId }, server) => {
    const id = recordingIdSchema.safeParse(recordingId)
    if (!id.success) return err(appError('RECORDING_NOT_FOUND'))
    const { recordings, clock, config } = server
    return readRecording({ recordings, clock, retention: config.audioKept }, launch, id.data)
  },
)
