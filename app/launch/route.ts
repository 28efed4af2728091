import type { NextRequest } from 'next/server'
import { formOf } from '#lib/server/form-of.ts'
import { launch } from '#lib/server/launch-route.ts'

export const GET = (request: NextRequest): Promise<Response> => launch(request.nextUrl.searchParams)

/** Some EHRs start a launch by form POST. */
export const POST = async (request: NextRequest): Promise<Response> => launch(await formOf(request))
