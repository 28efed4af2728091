import type { NextRequest } from 'next/server'
import { callback } from '#lib/server/callback-route.ts'

type Context = { params: Promise<{ ehr: string }> }

export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const { ehr } = await params
  return callback(ehr, request.nextUrl.searchParams)
}
