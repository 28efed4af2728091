import 'server-only'
import { headers } from 'next/headers'
import { forbidden, unauthorized } from 'next/navigation'
import { z } from 'zod'
import type { AuditEvent } from '#lib/audit/audit-event.ts'
import { type AccessGrant, audited, note } from '#lib/audit/audit-log.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { type AppError, type AppErrorCode, appError, errorTable } from '#lib/kernel/app-error.ts'
import { launchIdSchema, patientIdSchema } from '#lib/kernel/id-schemas.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { launchWho } from '#lib/smart/launch-who.ts'
import { guardOrigin } from './guard-origin.ts'
import { requireOpenChart } from './open-chart.ts'
import { requireLaunch } from './require-launch.ts'
import { type Server, server } from './server.ts'
import { withinLimits } from './within-limits.ts'

/**
 * What every action is called with beside its own input: the launch of the page, the patient whose
 * name the person sees, and the session's page token. All are compared with the session, never
 * believed (S18, S21).
 */
const pageSchema = z.strictObject({
  launchId: launchIdSchema,
  shownPatientId: patientIdSchema,
  token: z.string(),
})
export type ActionPage = z.input<typeof pageSchema>

/** What the page learns of a failure: no technical reason crosses to the browser. */
export type ActionFailure = Pick<AppError, 'code' | 'retryAfterMs' | 'ehrSaid'>
export type ActionResult<T> = Result<T, ActionFailure>

/**
 * A server action with everything that must come before it: origin, session, limits, strict input,
 * the patient shown is the patient of the session, and a committed audit intent. Without `event` it
 * does not compile, so nothing goes unaudited (S20-S25).
 *
 * Without a session the answer is 401, from a foreign page 403; what the person can act on comes
 * back as a value with a code.
 */
export function protectedAction<Schema extends z.ZodType, T>(action: {
  readonly input: Schema
  /** `save`: a locked session still takes it. Its answer must then tell nothing of the patient. */
  readonly kind?: 'use' | 'save'
  /** False: it also goes while a restricted chart is closed. Saving does in any case. */
  readonly needsChart?: boolean
  readonly event: (input: z.output<Schema>) => AuditEvent
  readonly run: (
    call: OpenLaunch & { readonly input: z.output<Schema>; readonly grant: AccessGrant },
    server: Server,
  ) => Promise<Result<T>>
}): (page: ActionPage, input: z.input<Schema>) => Promise<ActionResult<T>> {
  return async (page, input) => {
    const origin = guardOrigin(await headers(), server().publicUrl)
    if (!origin.ok) return forbidden()
    const where = pageSchema.safeParse(page)
    if (!where.success) return unauthorized()
    const open = await requireLaunch(where.data.launchId, action.kind)
    if (!open.ok) return sessionFailure(open.error)
    if (where.data.token !== open.value.pageToken) return forbidden()
    const allowed = await withinLimits(open.value.launch, 'write')
    if (!allowed.ok) return forPage(allowed)
    const chart = await chartFor(action, open.value)
    if (!chart.ok) return forPage(chart)
    const parsed = action.input.safeParse(input)
    const objection =
      where.data.shownPatientId !== open.value.launch.patientId
        ? 'PATIENT_MISMATCH'
        : parsed.success
          ? undefined
          : 'REQUEST_INVALID'
    if (objection || !parsed.success) {
      return forPage(await refuse(open.value, objection ?? 'REQUEST_INVALID'))
    }
    const event = action.event(parsed.data)
    const result = await audited(server().audit, launchWho(open.value.launch), event, (grant) =>
      action.run({ ...open.value, input: parsed.data, grant }, server()),
    )
    return forPage(result)
  }
}

async function chartFor(
  { kind, needsChart = true }: { readonly kind?: 'use' | 'save'; readonly needsChart?: boolean },
  open: OpenLaunch,
): Promise<Result<unknown>> {
  if (kind === 'save' || !needsChart) return ok(undefined)
  const chart = await requireOpenChart(open)
  return chart.ok || chart.error.code !== 'BREAK_GLASS_REQUIRED'
    ? chart
    : refuse(open, chart.error.code)
}

/** Nobody there, or the session is over: 401. A page that can still help itself gets the code. */
function sessionFailure(error: AppError): ActionResult<never> {
  return errorTable[error.code].status === 401 && error.code === 'SESSION_MISSING'
    ? unauthorized()
    : forPage(err(error))
}

async function refuse({ launch }: OpenLaunch, code: AppErrorCode): Promise<Result<never>> {
  const event = { action: 'access.refuse', code, entry: 'action' } as const
  const recorded = await note(server().audit, launchWho(launch), event)
  return recorded.ok ? err(appError(code)) : recorded
}

function forPage<T>(result: Result<T>): ActionResult<T> {
  if (result.ok) return result
  const { code, reason, retryAfterMs, ehrSaid } = result.error
  server().log.warn('action.failed', { code, reason })
  return err({
    code,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(ehrSaid !== undefined && { ehrSaid }),
  })
}
