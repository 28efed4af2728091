import { ambient } from './ambient/ambient.ts'
import { audit } from './audit/audit.ts'
import { auditTraffic } from './audit/audit-traffic.ts'
import { trailAtLength } from './audit/trail-at-length.ts'
import { bytes } from './bytes/bytes.ts'
import { filing } from './filing/filing.ts'
import { launch } from './launch/launch.ts'
import { memory } from './memory/memory.ts'
import type { Row } from './report/row.ts'
import { type System, startSystem } from './run/system.ts'
import { hourOfSound } from './speech/hour-of-sound.ts'
import { speech } from './speech/speech.ts'
import { verifier } from './verifier/verifier.ts'
import { voices } from './voices/voices.ts'
import { wording } from './wording/wording.ts'

/** `rows`: how long a trail `audit-large` asks. */
export type SuiteOptions = { readonly rows: number }

/** Each suite has a system of its own, so that none begins with the traces of another. */
const onSystem =
  (
    measure: (system: System) => Promise<readonly Row[]>,
    environment: Record<string, string> = {},
  ) =>
  async (): Promise<readonly Row[]> => {
    const system = await startSystem(environment)
    try {
      return await measure(system)
    } finally {
      await system.stop()
    }
  }

export const suites = {
  launch: onSystem(launch),
  bytes: onSystem(bytes),
  filing: onSystem(filing),
  ambient,
  speech: onSystem(speech, { CHARTSIDE_TRANSCRIBER: 'pocketsphinx' }),
  'sound-file': onSystem(hourOfSound, { CHARTSIDE_TRANSCRIBER: 'pocketsphinx' }),
  voices,
  verifier,
  wording,
  audit,
  'audit-traffic': onSystem(auditTraffic),
  'audit-large': trailAtLength,
  memory: onSystem(memory),
} as const satisfies Record<string, (options: SuiteOptions) => Promise<readonly Row[]>>

export type SuiteName = keyof typeof suites

/** Those that take longer than anybody waits for: only when they are named. */
export const onRequest: readonly SuiteName[] = ['audit-large', 'sound-file']

export const isSuite = (name: string): name is SuiteName => Object.hasOwn(suites, name)
export const suiteNames = Object.keys(suites).filter(isSuite)
