import type { AuditEvent } from '../audit-event.ts'

const DCM = 'http://dicom.nema.org/resources/ontology/DCM'

export const coding = (system: string, code: string, display?: string) => ({
  system,
  code,
  ...(display && { display }),
})

export const dicom = (code: string, display: string) => coding(DCM, code, display)

/** What an event is in terms of FHIR: the RESTful interaction where it is one, and its action. */
export type AccessKind = {
  readonly rest?: 'read' | 'search-type' | 'create' | 'update'
  /** AuditEvent.action: create, read, update, delete, execute. */
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
}

export function accessKind(event: AuditEvent): AccessKind {
  switch (event.action) {
    case 'chart.read':
    case 'filing.compare':
    case 'filing.read-back':
      return { rest: 'read', action: 'R' }
    case 'chart.search':
      return { rest: 'search-type', action: 'E' }
    case 'filing.send':
      return event.reference === undefined
        ? { rest: 'create', action: 'C' }
        : { rest: 'update', action: 'U' }
    case 'filing.label':
      return { rest: 'create', action: 'C' }
    case 'note.create':
    case 'note.amend':
    case 'note.instruct':
    case 'consent.give':
    case 'consent.decline':
    case 'recording.start':
    case 'hold.place':
    case 'disclosure.record':
      return { action: 'C' }
    case 'note.save':
    case 'note.approve':
    case 'note.void':
    case 'note.cosign':
    case 'note.cosign-return':
    case 'consent.withdraw':
    case 'recording.abandon':
    case 'aid.keep':
      return { action: 'U' }
    case 'note.discard':
    case 'recording.delete':
    case 'aid.remove':
    case 'audit.purge':
      return { action: 'D' }
    case 'audit.read':
    case 'audit.prove':
    case 'audit.export':
    case 'visit.open':
    case 'note.open-earlier':
    case 'note.cosign-open':
    case 'note.cosign-review':
    case 'worklist.read':
    case 'worklist.show':
    case 'recording.read':
    case 'recording.play':
    case 'health.read':
      return { action: 'R' }
    // Everything else is something that is done; a newer version's events too.
    default:
      return { action: 'E' }
  }
}

export const restInteraction = ({ rest }: AccessKind) =>
  rest ? [coding('http://hl7.org/fhir/restful-interaction', rest)] : []

/** AuditEvent.type: RESTful operation, or the DICOM event that the family of the action is. */
export function typeOf(event: AuditEvent) {
  if (accessKind(event).rest) {
    const system = 'http://terminology.hl7.org/CodeSystem/audit-event-type'
    return coding(system, 'rest', 'Restful Operation')
  }
  const [family = ''] = event.action.split('.')
  return families[family] ?? dicom('110110', 'Patient Record')
}

const families: Readonly<Record<string, ReturnType<typeof coding>>> = {
  process: dicom('110100', 'Application Activity'),
  health: dicom('110100', 'Application Activity'),
  audit: dicom('110101', 'Audit Log Used'),
  'break-glass': dicom('110127', 'Emergency Override Started'),
  retention: dicom('110131', 'Security Configuration'),
  hold: dicom('110131', 'Security Configuration'),
  key: dicom('110131', 'Security Configuration'),
  access: dicom('110113', 'Security Alert'),
  console: dicom('110114', 'User Authentication'),
  launch: dicom('110114', 'User Authentication'),
  session: dicom('110114', 'User Authentication'),
  token: dicom('110114', 'User Authentication'),
}
