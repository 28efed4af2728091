import { recordingTranscript } from '#lib/server/recording-transcript.ts'

export const GET = recordingTranscript
