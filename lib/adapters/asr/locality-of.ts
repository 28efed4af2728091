import 'server-only'
import type { Locality } from '#lib/ambient/locality.ts'
import { isThisMachine } from '#lib/kernel/this-machine.ts'

/** What a clinician is told of where it is sent. */
export function localityOf(url: string): Locality {
  const { hostname, host } = new URL(url)
  return isThisMachine(hostname) ? { kind: 'this-machine' } : { kind: 'host', host }
}
