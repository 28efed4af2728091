import 'server-only'
import { readHeardTranscript } from '#lib/flows/read-heard-transcript.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/recordings/{recordingId}/transcript`: what was heard in it. */
export const recordingTranscript = protectedRead<{ recordingId: string }>(
  async ({ launch }, { recordingId }, server) => {
    const id = recordingIdSchema.safeParse(recordingId)
    if (!id.success) return err(appError('RECORDING_NOT_FOUND'))
    return readHeardTranscript(server, launch, id.data)
  },
  { kind: 'use' },
)
