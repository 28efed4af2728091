import type { NextRequest } from 'next/server'
import { consoleCallback } from '#lib/server/console-sign-in.ts'

export const GET = (request: NextRequest): Promise<Response> =>
  consoleCallback(request.nextUrl.searchParams)
