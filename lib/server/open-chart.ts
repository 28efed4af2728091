import 'server-only'
import { redirect } from 'next/navigation'
import { type ChartGate, isClosed } from '#lib/audit/break-glass.ts'
import { chartGate } from '#lib/flows/chart-gate.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import { launchOfPage } from './launch-of-page.ts'
import { server } from './server.ts'
import { Unavailable } from './unavailable.ts'

/**
 * What stands before everything of a patient: a chart that the EHR marks as restricted is closed
 * until its user has said why it is opened.
 * @returns BREAK_GLASS_REQUIRED, STORE_UNAVAILABLE
 */
export async function requireOpenChart({ launch }: OpenLaunch): Promise<Result<ChartGate>> {
  const gate = await chartGate(server(), launch)
  return gate.ok && isClosed(gate.value) ? err(appError('BREAK_GLASS_REQUIRED')) : gate
}

/** The session of a page that shows something of the patient; a closed chart asks at its own page. */
export async function openChartOfPage(launchId: string): Promise<OpenLaunch> {
  const open = await launchOfPage(launchId)
  const chart = await requireOpenChart(open)
  if (chart.ok) return open
  if (chart.error.code === 'BREAK_GLASS_REQUIRED') return redirect(`/l/${open.launch.id}`)
  throw new Unavailable(chart.error.code)
}
