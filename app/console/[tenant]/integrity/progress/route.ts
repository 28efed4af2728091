import { checkProgress } from '#lib/server/check-progress.ts'

export const GET = async (
  _request: Request,
  { params }: RouteContext<'/console/[tenant]/integrity/progress'>,
) => checkProgress((await params).tenant)
