import type { AuditRecord } from '../audit-record.ts'
import { type AccessKind, coding, dicom } from './audit-event-kinds.ts'

const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType'
const NETWORK_MACHINE = '1'
const NETWORK_URI = '5'

const source = { coding: [dicom('110153', 'Source Role ID')] }
const destination = { coding: [dicom('110152', 'Destination Role ID')] }
const application = { coding: [dicom('110150', 'Application')] }

/**
 * Who took part. In a Read the data flows from the server to us; in a Query, a Create and an Update
 * the request does the other way round: BALP names source and destination accordingly.
 */
export function agentsOf({ rest }: AccessKind, { who, node }: AuditRecord) {
  const clientType = !rest ? application : rest === 'read' ? destination : source
  const serverType = rest === 'read' ? source : destination
  const client = {
    type: clientType,
    who: { identifier: { system: 'urn:chartside:node', value: node }, display: 'Chartside' },
    requestor: who.user === null,
    network: { address: node, type: NETWORK_MACHINE },
  }
  const server = rest && who.ehrId !== null ? [serverAgent(serverType, who.ehrId, who.user)] : []
  return [client, ...server, ...(who.user === null ? [] : [userAgent(rest, who.user)])]
}

const serverAgent = (type: typeof source, ehrId: string, user: string | null) => ({
  type,
  who: { identifier: { system: 'urn:chartside:ehr', value: ehrId } },
  requestor: false,
  network: { address: baseOf(user) ?? ehrId, type: NETWORK_URI },
})

/** The author creates; who reads and asks receives. Users have no network address in BALP. */
const userAgent = (rest: AccessKind['rest'], user: string) => ({
  type: {
    coding: [
      rest === 'create' || rest === 'update'
        ? coding(PARTICIPATION, 'AUT', 'author (originator)')
        : coding(PARTICIPATION, 'IRCP', 'information recipient'),
    ],
  },
  who: { reference: user },
  requestor: true,
})

/** The FHIR base of the absolute URL of a user: all before the type and the id. */
const baseOf = (user: string | null): string | undefined =>
  user === null ? undefined : /^(https?:\/\/.+)\/[A-Za-z]+\/[^/]+$/.exec(user)?.[1]
