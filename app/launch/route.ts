import type { NextRequest } from 'next/server'
import { launch } from '#lib/server/launch-route.ts'

export const GET = (request: NextRequest): Promise<Response> => launch(request.nextUrl.searchParams)

/** Some EHRs start a launch by form POST. */
export async function POST(request: NextRequest): Promise<Response> {
  return launch(new URLSearchParams(await request.text()))
}
