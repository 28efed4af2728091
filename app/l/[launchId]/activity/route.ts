import { activity } from '#lib/server/activity.ts'

export const GET = activity
