import { signedText } from '#lib/server/signed-text.ts'

export const GET = signedText
