import { ownAids } from '#lib/server/aid-actions.ts'

export const GET = ownAids
