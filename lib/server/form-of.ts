import 'server-only'
import { readCapped, TooLarge } from '#lib/adapters/ehr/read-capped.ts'

const LONGEST = 16 * 1024

/**
 * A posted form, read no further than any form of ours is long: whoever sends more has nobody's
 * session yet (S37).
 * @returns an empty form when it is longer
 */
export async function formOf(request: Request): Promise<URLSearchParams> {
  try {
    return new URLSearchParams(await readCapped(request.body, LONGEST))
  } catch (thrown) {
    if (thrown instanceof TooLarge) return new URLSearchParams()
    throw thrown
  }
}
