import type { AuditOutcome, AuditWho } from '../audit-event.ts'
import type { AuditRecord } from '../audit-record.ts'
import { agentsOf } from './audit-event-agents.ts'
import { entitiesOf } from './audit-event-entities.ts'
import {
  type AccessKind,
  accessKind,
  coding,
  restInteraction,
  typeOf,
} from './audit-event-kinds.ts'

/** One thing that was done: its intent, and how it ended when that is known. */
export type Access = {
  readonly intent: AuditRecord
  readonly outcome: AuditOutcome | undefined
}

type Json = { readonly [member: string]: unknown }

const PROFILES = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/'
const OUTCOME_CODES = { done: '0', refused: '4', failed: '8', unknown: '8' } as const

/**
 * An access as a FHIR R4 AuditEvent by the patterns of IHE BALP (ITI Basic Audit Log Patterns,
 * 1.1.x): Read, Query, Create and Update of a patient's record. The profile is claimed only for what it is
 * for, an access that succeeded with everything the profile asks known.
 */
export function auditEventResource({ intent, outcome }: Access): Json {
  const { event, who } = intent
  const kind = accessKind(event)
  const profile = isConforming(kind, who, outcome) ? profileOf(kind) : undefined
  return {
    resourceType: 'AuditEvent',
    id: intent.id,
    ...(profile && { meta: { profile: [`${PROFILES}${profile}`] } }),
    type: typeOf(event),
    subtype: [...restInteraction(kind), coding('urn:chartside:audit-action', event.action)],
    action: kind.action,
    recorded: intent.at,
    ...outcomeOf(outcome),
    agent: agentsOf(kind, intent),
    source: {
      observer: { identifier: { system: 'urn:chartside:node', value: intent.node } },
      type: [
        coding(
          'http://terminology.hl7.org/CodeSystem/security-source-type',
          '4',
          'Application Server',
        ),
      ],
    },
    entity: entitiesOf(kind, intent, outcome),
  }
}

const isConforming = (
  kind: AccessKind,
  who: AuditWho,
  outcome: AuditOutcome | undefined,
): boolean =>
  outcome?.result === 'done' &&
  kind.rest !== undefined &&
  who.patient !== null &&
  who.ehrId !== null

function profileOf({ rest }: AccessKind): string | undefined {
  switch (rest) {
    case 'read':
      return 'IHE.BasicAudit.PatientRead'
    case 'search-type':
      return 'IHE.BasicAudit.PatientQuery'
    case 'create':
      return 'IHE.BasicAudit.PatientCreate'
    case 'update':
      return 'IHE.BasicAudit.PatientUpdate'
    case undefined:
      return undefined
  }
}

function outcomeOf(outcome: AuditOutcome | undefined): Json {
  if (!outcome) return { outcomeDesc: 'no outcome was recorded' }
  const code = OUTCOME_CODES[outcome.result]
  return outcome.result === 'done'
    ? { outcome: code }
    : { outcome: code, outcomeDesc: `${outcome.result}: ${outcome.code}` }
}
