import 'server-only'
import { z } from 'zod'
import { takesFormat } from '#lib/filing/ehr-profile.ts'
import { type EhrRegistration, ehrRegistrationSchema } from '#lib/smart/ehr-registration.ts'

const fileSchema = z.strictObject({
  /** Start the sandbox beside the EHRs of this file; the supervisor reads it. */
  sandbox: z.boolean().optional(),
  ehrs: z.array(z.unknown()).default([]),
})

/** What is wrong with a registrations file, a line for each fault, naming entry and field. */
export class RegistrationsInvalid extends Error {
  readonly complaints: readonly string[]
  constructor(complaints: readonly string[]) {
    super(
      `the EHR registrations are not valid:\n${complaints.map((line) => `  - ${line}`).join('\n')}`,
    )
    this.complaints = complaints
  }
}

/**
 * Checks the content of `ehrs.json` together with the sandbox's own entries.
 * @throws RegistrationsInvalid that lists every fault at once
 */
export function readRegistrations(content: unknown, sandboxEhrs: unknown[]): EhrRegistration[] {
  const file = fileSchema.safeParse(content)
  if (!file.success)
    throw new RegistrationsInvalid(file.error.issues.map((issue) => complaint('file', issue)))
  const complaints: string[] = []
  const entries = [...file.data.ehrs, ...sandboxEhrs].flatMap((entry, index) => {
    const parsed = ehrRegistrationSchema.safeParse(entry)
    if (parsed.success) return [parsed.data]
    complaints.push(...parsed.error.issues.map((issue) => complaint(nameOf(entry, index), issue)))
    return []
  })
  complaints.push(...entries.filter((entry) => !takesFormat(entry)).map(formatComplaint))
  complaints.push(...repeated(entries, 'id'), ...repeated(entries, 'issuer'))
  if (complaints.length > 0) throw new RegistrationsInvalid(complaints)
  return entries
}

const nameOf = (entry: unknown, index: number): string =>
  typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string'
    ? `entry "${entry.id.slice(0, 32)}"`
    : `entry ${index + 1}`

/** The value stays out: it may be a secret. */
const complaint = (where: string, issue: z.core.$ZodIssue): string =>
  `${where}: ${issue.path.join('.') || 'value'}: ${issue.message}`

const formatComplaint = ({ id, profile, noteFormat }: EhrRegistration): string =>
  `entry "${id}": noteFormat: the profile ${profile} does not take ${noteFormat}`

function repeated(entries: readonly EhrRegistration[], field: 'id' | 'issuer'): string[] {
  const values = entries.map((entry) => String(entry[field]))
  const twice = values.filter((value, index) => values.indexOf(value) !== index)
  return twice.map((value) => `${field} "${value}" is used twice`)
}
