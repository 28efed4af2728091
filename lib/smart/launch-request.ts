import { appError } from '../kernel/app-error.ts'
import { err, ok, type Result } from '../kernel/result.ts'

/** How a browser arrives at `/launch` (SMART 2.2 app launch: EHR launch and standalone launch). */
export type LaunchRequest = {
  readonly iss: string
  /** The EHR's opaque launch value; absent in a standalone launch (2.2.0@35, @36). */
  readonly launch: string | undefined
  /** True when our own probe cookie was already tried once (A2). */
  readonly probed: boolean
}

const KNOWN = new Set(['iss', 'launch', 'p'])
const LONGEST = 4_096

/**
 * Reads the parameters of a launch. Only `iss`, `launch` and our own probe mark are accepted, each
 * at most once: other keys have steered client libraries to foreign servers (A1, D2).
 *
 * @returns LAUNCH_REQUEST_INVALID for anything else
 */
export function parseLaunchRequest(parameters: URLSearchParams): Result<LaunchRequest> {
  const names = [...parameters.keys()]
  const iss = parameters.get('iss')
  const launch = parameters.get('launch') ?? undefined
  const understood =
    names.every((name) => KNOWN.has(name)) &&
    new Set(names).size === names.length &&
    [...parameters].every(([, value]) => value !== '' && value.length <= LONGEST)
  if (!understood || !iss) return err(appError('LAUNCH_REQUEST_INVALID'))
  return ok({ iss, launch, probed: parameters.has('p') })
}
