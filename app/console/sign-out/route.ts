import { consoleSignOut } from '#lib/server/console-sign-out.ts'

export const POST = (request: Request): Promise<Response> => consoleSignOut(request)
