import 'server-only'
import { LARGEST_CHUNK_BYTES } from '#lib/capture/audio-chunk.ts'
import { readContentDigest } from '#lib/capture/content-digest.ts'
import { putAudioChunk } from '#lib/flows/put-audio-chunk.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { recordingIdSchema } from '#lib/kernel/id-schemas.ts'
import { err } from '#lib/kernel/result.ts'
import { protectedUpload } from './protected-upload.ts'

const CANONICAL_NUMBER = /^(0|[1-9]\d{0,5})$/

/**
 * `PUT /l/{launchId}/recordings/{recordingId}/chunks/{seq}`: one piece of sound, as PCM, with its
 * `Content-Digest`. 204 when it is kept, as often as it is sent.
 */
export const recordingChunk = protectedUpload<{ recordingId: string; seq: string }>(
  LARGEST_CHUNK_BYTES,
  async ({ launch }, { params, headers, bytes }, server) => {
    const id = recordingIdSchema.safeParse(params.recordingId)
    if (!id.success) return err(appError('RECORDING_NOT_FOUND'))
    const digest = readContentDigest(headers.get('content-digest') ?? '')
    if (!digest || !CANONICAL_NUMBER.test(params.seq)) return err(appError('AUDIO_CHUNK_INVALID'))
    const chunk = { seq: Number(params.seq), pcm: bytes, digest }
    return putAudioChunk(server, launch, id.data, chunk)
  },
)
