import { recordingWords } from '#lib/server/recording-words.ts'

export const GET = recordingWords
