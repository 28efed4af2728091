import 'server-only'
import { type ReadGate, readChartGate } from '#lib/flows/chart-gate.ts'
import { readCard } from '#lib/flows/read-card.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import type { Result } from '#lib/kernel/result.ts'
import { openEhr } from './open-ehr.ts'
import type { Server } from './server.ts'

/** Whether the chart of a visit may be shown; asks the EHR once in a launch. */
export const gateOfVisit = (server: Server, open: OpenLaunch): Promise<Result<ReadGate>> =>
  readChartGate(server, open.launch, () =>
    readCard({ ...server, ehr: openEhr(server, open).ehr }, open.launch, 'patient'),
  )
