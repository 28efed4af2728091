import { stay } from '#lib/server/stay.ts'

export const POST = stay
