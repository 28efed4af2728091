import { consoleSignIn } from '#lib/server/console-sign-in.ts'

export const GET = (): Promise<Response> => consoleSignIn()
