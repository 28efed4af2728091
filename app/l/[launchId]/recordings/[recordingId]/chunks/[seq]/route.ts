import { recordingChunk } from '#lib/server/recording-chunk.ts'

export const PUT = recordingChunk
