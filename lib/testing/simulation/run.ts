import type { Filing } from '#lib/filing/filing.ts'
import type { PatientId } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus } from '#lib/kernel/instant.ts'
import type { EhrRegistration } from '#lib/smart/ehr-registration.ts'
import { countingRandom } from '../counting-random.ts'
import { aMoment } from '../fixed-clock.ts'
import { aRegistration } from '../smart/a-registration.ts'
import { memoryApprovalStore } from '../stores/memory-approval-store.ts'
import { memoryFilingStore } from '../stores/memory-filing-store.ts'
import { memoryLaunchStore } from '../stores/memory-launch-store.ts'
import { memoryNoteStore } from '../stores/memory-note-store.ts'
import { memoryProvenanceStore } from '../stores/memory-provenance-store.ts'
import { memoryTranscriptStore } from '../stores/memory-transcript-store.ts'
import type { FaultName } from './faults.ts'
import { emptyHistory } from './history.ts'
import type { Plan } from './plan.ts'
import { type RandomStream, randomStream } from './random-stream.ts'
import { anActor, scheduler } from './scheduler.ts'

/** How long things go wrong; then everything works, and the run must come to rest (SIM-5). */
const CHAOS_MS = 15 * 60_000

/** By then an EHR has let go of what it held; nobody waits for it any longer. */
export const NOTHING_HELD_MS = 3 * 3_600_000

/** What all of one run share: time, chance, the database, and the record of what happened. */
export type Run = ReturnType<typeof newRun>

export function newRun(plan: Plan) {
  const times = scheduler(randomStream(plan.seed, 'order'))
  const streams = new Map<string, RandomStream>()
  const notes = memoryNoteStore()
  const trueTime = (): Instant => instantPlus(aMoment, times.now())
  const filings = memoryFilingStore({ now: trueTime })
  const provenances = memoryProvenanceStore(filings)
  const registration: EhrRegistration = aRegistration({
    profile: plan.profile,
    conditionalCreate: plan.conditionalCreate,
    identifierSearch: plan.identifierSearch,
    ifMatch: plan.ifMatch,
    showsAddenda: plan.showsAddenda,
    coSign: plan.coSign,
    provenance: plan.labels > 0 ? 'create' : 'no',
  })

  function chance(name: string): RandomStream {
    const known = streams.get(name) ?? randomStream(plan.seed, name)
    streams.set(name, known)
    return known
  }

  const isChaos = (): boolean => times.now() < CHAOS_MS
  const isOn = (fault: FaultName): boolean => isChaos() && plan.faults.includes(fault)

  return {
    plan,
    times,
    registration,
    database: {
      notes,
      filings,
      launches: memoryLaunchStore(),
      transcripts: memoryTranscriptStore(),
      provenances,
      approvals: memoryApprovalStore(notes, filings, provenances),
      actor: anActor('database'),
      /** The newest fence of each filing. */
      fences: new Map<string, number>(),
      /** Unreachable until then. */
      awayUntil: 0,
    },
    supervisor: anActor('supervisor'),
    random: countingRandom(),
    /** Which filing a request was sent for, by the id of its intent. */
    sends: new Map<string, string>(),
    history: emptyHistory(),
    crashes: new Set<string>(),
    /** Which patient's tab was used last. */
    front: { patientId: undefined as PatientId | undefined },
    chance,
    isChaos,
    isOn,
    /** Whether a fault of this run happens now. */
    strikes: (fault: FaultName, probability: number): boolean =>
      isOn(fault) && chance(fault).happens(probability * plan.intensity),
    /** The true time, which no process knows. */
    trueTime,
    filing: (id: string): Filing | undefined => filings.all().find((one) => one.id === id),
  }
}
