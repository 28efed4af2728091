import 'server-only'
import { z } from 'zod'
import { appError } from '../kernel/app-error.ts'
import type { LaunchId } from '../kernel/ids.ts'
import { type Clock, instantPlus } from '../kernel/instant.ts'
import { err, ok, type Result } from '../kernel/result.ts'

const GOOD_FOR_MS = 60_000

const contentSchema = z.strictObject({ id: z.string(), secret: z.string(), until: z.string() })

type Sealing = {
  readonly seal: (about: string, text: string) => string
  /** @throws when it was sealed about something else, or was altered */
  readonly open: (about: string, sealed: string) => string
}

type IssueDeps = {
  readonly seal: Sealing
  readonly clock: Clock
  readonly random: { readonly uuid: () => string }
}

type RedeemDeps = Pick<IssueDeps, 'seal' | 'clock'> & {
  /** @returns RATE_LIMITED when this key was used within the minute */
  readonly spend: (key: string) => Promise<Result<void>>
}

const about = (launchId: LaunchId): string => `window ${launchId}`

/**
 * What lets one other window of the same browser take up a session: its cookie does not reach there
 * from a partitioned frame. Good once, for a minute, for this launch; only the server can read it.
 *
 * @param secret of the session, as its cookie holds it
 */
export function issueWindowHandle(
  { seal, clock, random }: IssueDeps,
  launchId: LaunchId,
  secret: string,
): string {
  const content: z.input<typeof contentSchema> = {
    id: random.uuid(),
    secret,
    until: instantPlus(clock.now(), GOOD_FOR_MS),
  }
  return seal.seal(about(launchId), JSON.stringify(content))
}

/** @returns the secret of the session; SESSION_MISSING for a handle that is not good (any more) */
export async function redeemWindowHandle(
  { seal, clock, spend }: RedeemDeps,
  launchId: LaunchId,
  handle: string,
): Promise<Result<string>> {
  const content = opened(seal, launchId, handle)
  if (!content || content.until <= clock.now()) return err(appError('SESSION_MISSING'))
  // Not by its text: base64 has several for the same bytes.
  const first = await spend(content.id)
  if (first.ok) return ok(content.secret)
  return first.error.code === 'RATE_LIMITED' ? err(appError('SESSION_MISSING')) : first
}

function opened(seal: Sealing, launchId: LaunchId, handle: string) {
  try {
    return contentSchema.parse(JSON.parse(seal.open(about(launchId), handle)))
  } catch {
    return undefined
  }
}
