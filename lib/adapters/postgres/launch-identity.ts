import 'server-only'
import { z } from 'zod'
import type { UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import type { LaunchIdentity } from '#lib/smart/launch.ts'
import type { Seal } from '../crypto/seal.ts'

const clinicianSchema = z.object({
  user: z.string().transform((text) => text as UserUrl),
  name: z.string(),
})

// What we wrote ourselves is read back strictly: another shape is damage or a bug, and throws.
const identitySchema = z.object({
  patient: z.array(z.string()),
  encounter: z.string().optional(),
  careFrom: z
    .string()
    .transform((text) => text as Instant)
    .optional(),
  author: z.string(),
  clinicians: z.array(clinicianSchema).optional(),
})

const about = (launchId: string): string => `launch ${launchId} identity`

export const sealIdentity = (seal: Seal, launchId: string, identity: LaunchIdentity): string =>
  seal.seal(about(launchId), JSON.stringify(identity))

/** Who patient, visit and user of a launch are; undefined while it was not read. */
export const openIdentity = (
  seal: Seal,
  row: { readonly id: string; readonly sealed_identity: string | null },
): LaunchIdentity | undefined =>
  row.sealed_identity === null
    ? undefined
    : identitySchema.parse(JSON.parse(seal.open(about(row.id), row.sealed_identity)))
