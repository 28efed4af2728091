import type { FilingEvent, FilingState, FilingStep } from '#lib/filing/filing.ts'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import { type Instant, instantPlus } from '#lib/kernel/instant.ts'

/** When the note of these filings was signed; 09:33:02 in Chicago. */
export const signedAt = '2026-11-19T15:33:02.000Z' as Instant // the builders' own moment

const SECOND = 1_000

/** So many seconds after the signature. */
export const later = (seconds: number): Instant => instantPlus(signedAt, seconds * SECOND)

export const aStep = (
  seconds: number,
  event: FilingEvent['type'],
  state: FilingState,
  errorCode?: AppErrorCode,
): FilingStep => ({ at: later(seconds), event, state, errorCode })

/** A filing as the page is told of it, just signed; say only what matters. */
export const aFilingView = (more: Partial<FilingView> = {}): FilingView => ({
  id: '2b1c8a34-53a0-4c5a-9d55-0a1f2e3d4c5b' as FilingId, // a builder is a border of the tests
  kind: 'file',
  method: 'create',
  isPreliminary: false,
  noteId: '0f8fad5b-d9cb-469f-a165-70867728950e' as NoteId,
  state: 'queued',
  attempt: 0,
  looks: 0,
  notBefore: signedAt,
  record: undefined,
  receipt: undefined,
  adopted: false,
  verification: undefined,
  errorCode: undefined,
  ehrSaid: undefined,
  dismissal: undefined,
  signedAt,
  isOwn: true,
  targetId: undefined,
  steps: [],
  labels: undefined,
  ehrName: 'Greyfield EHR',
  whereNotesAppear: 'In the EHR it is under Notes, this visit, as a signed note.',
  coSign: undefined,
  ...more,
})

const record = { id: '8f41c2e7', version: '1', at: later(4) } as const
const sent = aStep(0, 'claimed', 'sending')
const lost = aStep(30, 'answer-lost', 'unknown', 'FHIR_TIMEOUT')
const created = aStep(4, 'created', 'filed')
const filed = { state: 'filed', attempt: 1, record, receipt: 'R-7K3Q-0419' } as const

/** A filing in each way it can stand, by what the page makes of it. */
export const filingViews = {
  queued: aFilingView(),
  pending: aFilingView({
    attempt: 3,
    errorCode: 'FHIR_UNREACHABLE',
    notBefore: later(48),
    steps: [sent, aStep(1, 'not-sent', 'queued', 'FHIR_UNREACHABLE')],
  }),
  sending: aFilingView({ state: 'sending', attempt: 1, notBefore: undefined, steps: [sent] }),
  filed: aFilingView({ ...filed, notBefore: later(4), steps: [sent, created] }),
  identical: aFilingView({
    ...filed,
    notBefore: undefined,
    verification: 'identical',
    labels: { state: 'filed', provenanceId: '5d0c71aa', errorCode: undefined },
    steps: [sent, created, aStep(5, 'read-back', 'filed')],
  }),
  adopted: aFilingView({
    ...filed,
    adopted: true,
    notBefore: undefined,
    verification: 'identical',
    labels: { state: 'not-sent', provenanceId: undefined, errorCode: 'FILING_NOT_PERMITTED' },
    steps: [sent, lost, aStep(36, 'found', 'filed'), aStep(37, 'read-back', 'filed')],
  }),
  unread: aFilingView({
    ...filed,
    notBefore: undefined,
    looks: 9,
    errorCode: 'FHIR_FORBIDDEN',
    steps: [sent, created, aStep(900, 'read-back-failed', 'filed', 'FHIR_FORBIDDEN')],
  }),
  altered: aFilingView({
    ...filed,
    state: 'needs-review',
    notBefore: undefined,
    verification: 'altered',
    steps: [sent, created, aStep(5, 'read-back', 'needs-review')],
  }),
  held: aFilingView({
    state: 'held',
    attempt: 1,
    looks: 1,
    notBefore: later(60),
    steps: [sent, aStep(3, 'held', 'held'), aStep(8, 'found-none', 'held')],
  }),
  unknown: aFilingView({
    state: 'unknown',
    attempt: 1,
    looks: 1,
    notBefore: later(60),
    errorCode: 'FHIR_TIMEOUT',
    steps: [sent, lost, aStep(36, 'found-none', 'unknown')],
  }),
  'sign-in': aFilingView({
    state: 'needs-user',
    attempt: 1,
    notBefore: undefined,
    errorCode: 'FHIR_UNAUTHORIZED',
    steps: [sent, aStep(2, 'not-permitted', 'needs-user', 'FHIR_UNAUTHORIZED')],
  }),
  'not-permitted': aFilingView({
    state: 'needs-user',
    attempt: 1,
    notBefore: undefined,
    errorCode: 'FHIR_FORBIDDEN',
    steps: [sent, aStep(2, 'not-permitted', 'needs-user', 'FHIR_FORBIDDEN')],
  }),
  'not-found': aFilingView({
    state: 'needs-user',
    attempt: 1,
    looks: 3,
    notBefore: undefined,
    errorCode: 'FHIR_NOT_FOUND',
    steps: [sent, lost, aStep(180, 'found-none', 'needs-user', 'FHIR_NOT_FOUND')],
  }),
  'look-refused': aFilingView({
    state: 'needs-user',
    attempt: 1,
    looks: 3,
    notBefore: undefined,
    errorCode: 'FILING_LOOK_NOT_POSSIBLE',
    steps: [
      sent,
      lost,
      aStep(36, 'look-failed', 'unknown', 'FHIR_FORBIDDEN'),
      aStep(180, 'look-failed', 'needs-user', 'FILING_LOOK_NOT_POSSIBLE'),
    ],
  }),
  different: aFilingView({
    state: 'needs-review',
    attempt: 1,
    record,
    notBefore: undefined,
    steps: [sent, lost, aStep(36, 'found-different', 'needs-review')],
  }),
  several: aFilingView({
    state: 'needs-review',
    attempt: 1,
    notBefore: undefined,
    steps: [sent, lost, aStep(36, 'found-several', 'needs-review')],
  }),
  rejected: aFilingView({
    state: 'rejected',
    attempt: 1,
    notBefore: undefined,
    errorCode: 'FHIR_REFUSED',
    ehrSaid: 'Encounter is finished; create not allowed',
    steps: [sent, aStep(4, 'refused', 'rejected', 'FHIR_REFUSED')],
  }),
  accepted: aFilingView({
    ...filed,
    notBefore: undefined,
    verification: 'altered',
    steps: [sent, created, aStep(90, 'accepted', 'filed')],
  }),
  'set-aside': aFilingView({
    ...{ kind: 'correction', method: 'put', state: 'rejected', attempt: 1, notBefore: undefined },
    errorCode: 'FILING_RECORD_CHANGED',
    steps: [
      sent,
      aStep(4, 'found-different', 'needs-review', 'FILING_RECORD_CHANGED'),
      aStep(90, 'set-aside', 'rejected', 'FILING_RECORD_CHANGED'),
    ],
  }),
  dismissed: aFilingView({
    ...{ state: 'rejected', attempt: 1, notBefore: undefined, errorCode: 'FHIR_REFUSED' },
    dismissal: 'Copied into the EHR by hand.',
    steps: [
      sent,
      aStep(4, 'refused', 'rejected', 'FHIR_REFUSED'),
      aStep(600, 'dismissed', 'rejected', 'FHIR_REFUSED'),
    ],
  }),
} as const satisfies Record<string, FilingView>
