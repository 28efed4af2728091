import 'server-only'
import { readWords } from '#lib/flows/read-words.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/recordings/{recordingId}/words`: what was heard so far. */
export const recordingWords = protectedRead<{ recordingId: string }>(
  async ({ launch }, { recordingId }, server) => {
    const id = recordingIdSchema.safeParse(recordingId)
    if (!id.success) return err(appError('RECORDING_NOT_FOUND'))
    return readWords(server, launch, id.data)
  },
)
