import { recordingStatus } from '#lib/server/recording-status.ts'

export const GET = recordingStatus
