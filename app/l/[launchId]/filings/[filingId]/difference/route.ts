import { filingDifference } from '#lib/server/filing-difference.ts'

export const GET = filingDifference
