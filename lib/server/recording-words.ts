import 'server-only'
import { readWords } from '#lib/flows/read-words.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { protectedRead } from './protected-read.ts'

const VERSION = /^\d{1,9}$/

/**
 * `GET /l/{launchId}/recordings/{recordingId}/words?seen=7`: what was heard so far, once it is other
 * than that version, or after a while.
 */
export const recordingWords = protectedRead<{ recordingId: string }>(
  async ({ launch }, { recordingId }, server, query) => {
    const id = recordingIdSchema.safeParse(recordingId)
    if (!id.success) return err(appError('RECORDING_NOT_FOUND'))
    const seen = query.get('seen') ?? ''
    return readWords(server, launch, id.data, VERSION.test(seen) ? Number(seen) : 0)
  },
)
