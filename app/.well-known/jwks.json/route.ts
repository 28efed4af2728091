import { clientKeySet } from '#lib/server/client-key-set.ts'

export const GET = clientKeySet
