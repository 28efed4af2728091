import { recordingSound } from '#lib/server/recording-sound.ts'

export const GET = recordingSound
