import { hash } from 'node:crypto'
import type { AuditEvent, AuditOutcome, AuditWho } from '#lib/audit/audit-event.ts'
import type { AuditRecord } from '#lib/audit/audit-record.ts'
import type { EhrId, LaunchId, NoteId } from '#lib/kernel/ids.ts'
import { instantOf } from '#lib/kernel/instant.ts'
import { seededChance } from './seeded-chance.ts'

/** The first gets half of the records, the last an eighth, as organisations differ in size. */
const fillTenants = ['northside', 'greyfield', 'lakeview', 'hillcrest'] as const

const NODES = ['web-1', 'web-2', 'web-3', 'worker-1']
const RECORDS_OF_A_RUN = 20_000
/** Of one organisation; each patient is seen again and again, as in the real world. */
const PATIENTS = 5_000
const USERS = 200

const processWho: AuditWho = {
  ...{ tenant: 'system', ehrId: null, launchId: null, user: null, patient: null, encounter: null },
}
const done: AuditOutcome = { result: 'done' }
const failed: AuditOutcome = { result: 'failed', code: 'FHIR_SERVER_ERROR' }

type Open = { readonly id: string; readonly who: AuditWho; readonly event: AuditEvent }

/** One process, of which each run begins with a start and ends with a stop. */
type Node = { readonly name: string; boot: string; seq: number; open: Open | undefined }

/**
 * Records as four processes of a busy installation write them: accesses with their outcomes, evenly
 * over a time; the same for the same seed.
 * @param previousHead the newest hash of a node, for the start of its next run
 */
export function* madeRecords(
  { rows, from, to, seed }: { rows: number; from: number; to: number; seed: number },
  previousHead: (node: string) => string | null,
): Generator<AuditRecord> {
  const chance = seededChance(seed)
  const uuid = uuidFrom(chance)
  const nodes = NODES.map((name): Node => ({ name, boot: uuid(), seq: 0, open: undefined }))
  for (let made = 0; made < rows; made += 1) {
    const node = nodes[made % nodes.length]
    if (!node) throw new Error('there are nodes')
    const at = instantOf(from + Math.floor(((to - from) * made) / rows))
    node.seq += 1
    const place = { v: 1, id: uuid(), node: node.name, boot: node.boot, seq: node.seq, at } as const
    yield nextOf(node, place)
  }

  function nextOf(node: Node, place: Omit<AuditRecord, 'phase' | 'who' | 'event'>): AuditRecord {
    const { open } = node
    if (node.seq === 1) {
      const event = { action: 'process.start', previousHead: previousHead(node.name) } as const
      return { ...place, phase: 'intent', who: processWho, event }
    }
    if (open) {
      node.open = undefined
      const outcome = chance() < 0.98 ? done : failed
      return {
        ...place,
        phase: 'outcome',
        who: open.who,
        event: open.event,
        intent: open.id,
        outcome,
      }
    }
    if (node.seq >= RECORDS_OF_A_RUN) {
      Object.assign(node, { boot: uuid(), seq: 0 })
      return { ...place, phase: 'intent', who: processWho, event: { action: 'process.stop' } }
    }
    node.open = { id: place.id, ...access(chance, uuid) }
    return { ...place, phase: 'intent', who: node.open.who, event: node.open.event }
  }
}

const KINDS = ['Observation', 'Condition', 'MedicationRequest', 'AllergyIntolerance', 'Procedure']

function access(chance: () => number, uuid: () => string): Pick<Open, 'who' | 'event'> {
  const upTo = (count: number) => Math.floor(chance() * count)
  const tenant = fillTenants[Math.min(Math.floor(-Math.log2(1 - chance())), 3)] ?? fillTenants[0]
  const patient = `patient-${upTo(PATIENTS)}`
  const who: AuditWho = {
    tenant,
    ehrId: 'main' as EhrId,
    launchId: uuid() as LaunchId,
    user: `https://ehr.example.org/fhir/Practitioner/${upTo(USERS)}`,
    patient,
    encounter: `encounter-${upTo(PATIENTS * 4)}`,
  }
  const resource = KINDS[upTo(KINDS.length)] ?? 'Observation'
  const kind = chance()
  if (kind < 0.7) {
    const query = `patient=${patient}&category=vital-signs&_sort=-date&_count=100`
    return { who, event: { action: 'chart.search', resource, query } }
  }
  if (kind < 0.85) {
    const reference = `${resource}/${upTo(1_000_000)}`
    return { who, event: { action: 'chart.read', resource, reference } }
  }
  if (kind < 0.9) return { who, event: { action: 'visit.open' } }
  return { who, event: { action: 'note.save', noteId: uuid() as NoteId, version: 1 + upTo(30) } }
}

/** Ids that look like version 4 of RFC 9562 and come from the seed. */
function uuidFrom(chance: () => number): () => string {
  const words = Uint32Array.from({ length: 4 }, () => chance() * 2 ** 32)
  return () => {
    words[0] = (words[0] ?? 0) + 1
    const hex = hash('md5', words, 'hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}
