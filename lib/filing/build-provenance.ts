import type { Instant } from '../kernel/instant.ts'
import { carriedFrom } from '../note/carry-forward.ts'
import type { Note } from '../note/note.ts'
import { softwareShareOf } from '../note/statement-provenance.ts'
import { writtenStatementsOf } from '../note/statements.ts'
import { aiLabels, artificialIntelligence } from './ai-label.ts'
import type { NoteDocument } from './document-reference.ts'
import type { EhrProfile } from './ehr-profile.ts'
import type { EhrRecord, Filing } from './filing.ts'
import { type NoteProvenance, provenanceSchema } from './provenance.ts'

type Provenanced = {
  readonly filing: Pick<Filing, 'kind' | 'method' | 'target' | 'createdAt'>
  readonly record: EhrRecord
  /** What was sent for it, as it was frozen. */
  readonly document: NoteDocument
  /** The note as it was signed. */
  readonly note: Note
  readonly profile: Pick<EhrProfile, 'aiLabel'>
  readonly at: Instant
}

const APP = 'chartside'
const PARTICIPANT = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type'
const ACTIVITY = 'http://terminology.hl7.org/CodeSystem/v3-DataOperation'

const participant = (code: string, display: string) => ({
  coding: [{ system: PARTICIPANT, code, display }],
})

/**
 * What an EHR is told of where a filed note came from: who signed it, by which software it was
 * written and by which drafted, and from what. It is labelled only where software drafted something
 * of it. Checked strictly before it is sent.
 *
 * @throws ZodError when a part does not fit: a bug here
 */
export function buildProvenance(of: Provenanced): NoteProvenance {
  const { filing, record, document, note, profile, at } = of
  const drafters = softwareShareOf(note)
  const names = drafters?.drafters ?? []
  const entity = entitiesOf(of)
  return provenanceSchema.parse({
    resourceType: 'Provenance',
    contained: [
      { resourceType: 'Device', id: APP, deviceName: [{ name: 'Chartside', type: 'model-name' }] },
      ...names.map((name, index) => ({
        resourceType: 'Device',
        id: drafterId(index),
        deviceName: [{ name, type: 'model-name' }],
        type: { coding: [artificialIntelligence] },
      })),
    ],
    target: [{ reference: versionOf(record) }],
    occurredDateTime: filing.createdAt,
    recorded: at,
    ...(drafters && { reason: [{ coding: [aiLabels[profile.aiLabel]] }] }),
    activity: { coding: [filing.method === 'put' ? UPDATE : CREATE] },
    agent: [
      { type: participant('author', 'Author'), who: document.author[0] },
      ...attesterOf(of),
      // HL7 v3 participation function: what an author writes with, and what drafts by itself.
      {
        type: participant('composer', 'Composer'),
        who: { reference: `#${APP}`, display: 'Chartside' },
      },
      ...names.map((display, index) => ({
        type: participant('assembler', 'Assembler'),
        role: [{ coding: [artificialIntelligence] }],
        who: { reference: `#${drafterId(index)}`, display },
      })),
    ],
    ...(entity.length > 0 && { entity }),
  })
}

const CREATE = { system: ACTIVITY, code: 'CREATE', display: 'create' }
const UPDATE = { system: ACTIVITY, code: 'UPDATE', display: 'revise' }

const drafterId = (index: number): string => `drafter-${index + 1}`

/** FHIR R4: a target is version-specific where a version is known. */
const versionOf = ({ id, version }: EhrRecord): string =>
  `DocumentReference/${id}${version === undefined ? '' : `/_history/${version}`}`

/** Who co-signed. An authenticator that an EHR demands of every document is its author. */
const attesterOf = ({ filing, document: { authenticator } }: Provenanced) =>
  filing.kind === 'co-sign' && authenticator
    ? [{ type: participant('attester', 'Attester'), who: authenticator }]
    : []

function entitiesOf({ filing, note }: Provenanced): readonly object[] {
  const statements = writtenStatementsOf(note)
  const cited = statements.flatMap(({ evidence }) => evidence)
  const transcripts = cited.flatMap((one) => (one.kind === 'said' ? one.transcriptId : []))
  const charted = cited.flatMap((one) => (one.kind === 'chart' ? one.reference : []))
  const carried = statements.flatMap((one) => carriedFrom(one) ?? [])
  return [
    ...(filing.target ? [filing.target.recordId] : []).map((id) => ({
      role: 'revision',
      what: { reference: `DocumentReference/${id}` },
    })),
    ...[...new Set(transcripts)].map((id) => ({
      role: 'source',
      what: {
        identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` },
        display: 'Transcript of the visit',
      },
    })),
    ...[...new Set(charted)].map((reference) => ({ role: 'source', what: { reference } })),
    ...(cited.some(({ kind }) => kind === 'written')
      ? [{ role: 'source', what: { display: 'Plan of a signed note' } }]
      : []),
    ...[...new Set(carried)].map((day) => ({
      role: 'quotation',
      what: { display: `Note of ${day}` },
    })),
  ]
}
