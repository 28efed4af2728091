import 'server-only'
import { isCardName } from '#lib/chart/card.ts'
import { readChartCard } from '#lib/flows/read-chart-card.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { openEhr } from './open-ehr.ts'
import { protectedRead } from './protected-read.ts'

/** `GET /l/{launchId}/chart/{card}`: one card, read from the EHR now. */
export const chartCard = protectedRead<{ card: string }>(async (open, { card }, server) => {
  if (!isCardName(card)) return err(appError('REQUEST_INVALID'))
  const { ehr } = openEhr(server, open)
  return ok(await readChartCard({ ...server, ehr }, open.launch, card))
})
