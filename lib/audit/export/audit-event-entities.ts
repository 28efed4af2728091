import { toBase64 } from '../../kernel/base64.ts'
import type { AuditEvent, AuditOutcome } from '../audit-event.ts'
import type { AuditRecord } from '../audit-record.ts'
import { type AccessKind, coding } from './audit-event-kinds.ts'

const ENTITY_TYPES = 'http://terminology.hl7.org/CodeSystem/audit-entity-type'
const ROLES = 'http://terminology.hl7.org/CodeSystem/object-role'

const person = coding(ENTITY_TYPES, '1', 'Person')
const systemObject = coding(ENTITY_TYPES, '2', 'System Object')

/** What it was done with: the patient, and the resource, the query, or our own object by its ids. */
export function entitiesOf(
  kind: AccessKind,
  { event, who }: AuditRecord,
  outcome: AuditOutcome | undefined,
) {
  const patient =
    who.patient === null
      ? []
      : [
          {
            what: { reference: `Patient/${who.patient}` },
            type: person,
            role: coding(ROLES, '1', 'Patient'),
          },
        ]
  return [...patient, ...dataOf(kind, event, outcome)]
}

function dataOf({ rest }: AccessKind, event: AuditEvent, outcome: AuditOutcome | undefined) {
  if (rest === 'search-type') return [queryOf(event)]
  const reference = referenceOf(event, outcome)
  if (rest === undefined && reference === undefined) return [ownObject(event)]
  const what =
    reference === undefined
      ? { identifier: { system: 'urn:chartside:filing', value: idOf(event) } }
      : { reference }
  return [{ what, type: systemObject, role: coding(ROLES, '4', 'Domain Resource') }]
}

/** BALP Query: the raw query, and neither `what` nor `detail`. */
function queryOf(event: AuditEvent) {
  const raw = event.action === 'chart.search' ? `${event.resource}?${event.query}` : ''
  return {
    type: systemObject,
    role: coding(ROLES, '24', 'Query'),
    query: toBase64(new TextEncoder().encode(raw)),
  }
}

function referenceOf(event: AuditEvent, outcome: AuditOutcome | undefined): string | undefined {
  if (outcome?.result === 'done' && outcome.reference !== undefined) return outcome.reference
  return 'reference' in event ? event.reference : undefined
}

const idOf = (event: AuditEvent): string => ('filingId' in event ? event.filingId : event.action)

/** Whatever else the record says of it, member by member; there are only ids and codes in it. */
const ownObject = ({ action, ...members }: AuditEvent) => ({
  type: systemObject,
  description: action,
  ...(Object.keys(members).length > 0 && {
    detail: Object.entries(members)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([type, value]) => ({ type, valueString: String(value) })),
  }),
})
