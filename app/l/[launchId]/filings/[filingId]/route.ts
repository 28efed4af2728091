import { filing } from '#lib/server/filing.ts'

export const GET = filing
