import { z } from 'zod'
import { isAuditAction } from '../audit/audit-actions.ts'
import type { AuditFilter } from '../audit/audit-filter.ts'
import { ehrIdSchema, launchIdSchema, patientIdSchema } from '../kernel/id-schemas.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { endOfDay, startOfDay } from './day.ts'

const results = ['done', 'refused', 'failed', 'unknown', 'none'] as const

/** What somebody wants to see of the trail, as they wrote it; days are those of the console's zone. */
export const trailQuerySchema = z.strictObject({
  ehr: ehrIdSchema.optional(),
  patient: patientIdSchema.optional(),
  user: z.string().min(1).max(500).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  action: z.string().refine(isAuditAction).optional(),
  result: z.enum(results).optional(),
  launchId: launchIdSchema.optional(),
})
export type TrailQuery = z.output<typeof trailQuerySchema>

export type QueryField = keyof TrailQuery
const fields = Object.keys(trailQuerySchema.shape) as readonly QueryField[] // of the schema itself

const isQueryField = (name: string): name is QueryField => fields.some((field) => field === name)

/**
 * Reads a form; an empty field is not asked for.
 * @returns the field that cannot be understood, never its value
 */
export function readTrailQuery(
  form: URLSearchParams,
  zone: string,
): Result<TrailQuery, QueryField> {
  const given = fields.flatMap((name) => {
    const value = form.get(name)?.trim()
    return value ? [[name, value] as const] : []
  })
  const parsed = trailQuerySchema.safeParse(Object.fromEntries(given))
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0])
    return err(isQueryField(field) ? field : 'patient')
  }
  const query = parsed.data
  if (query.patient && !query.ehr) return err('ehr')
  const { from, to } = filterOf(query, zone)
  if (query.from && !from) return err('from')
  if (query.to && (!to || (from && to <= from))) return err('to')
  return ok(query)
}

/** The query as the trail is asked. */
export function filterOf(query: TrailQuery, zone: string): AuditFilter {
  const { ehr, patient, user, launchId, action, result } = query
  return {
    from: (query.from && startOfDay(query.from, zone)) || null,
    to: (query.to && endOfDay(query.to, zone)) || null,
    ...(ehr && patient && { patient: { ehrId: ehr, id: patient } }),
    ...(user && { user }),
    ...(launchId && { launchId }),
    ...(action && { actions: [action] }),
    ...(result && { result }),
  }
}

/** The field that an address says could not be understood. */
export const wrongField = (name: unknown): QueryField | undefined =>
  typeof name === 'string' && isQueryField(name) ? name : undefined
