import type { Engine } from '../ambient/transcriber.ts'
import { isThisMachine } from '../kernel/this-machine.ts'

/**
 * Whether an engine may hear a visit: one for demonstration only those of an EHR on this machine,
 * which is no hospital's (T-c).
 *
 * @param engine undefined where none is set up
 * @param issuer the FHIR base URL of the visit's EHR
 */
export const mayListen = (engine: Pick<Engine, 'grade'> | undefined, issuer: string): boolean =>
  engine !== undefined &&
  (engine.grade === 'clinical' || isThisMachine(URL.parse(issuer)?.hostname ?? ''))
