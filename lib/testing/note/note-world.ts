import { createHash } from 'node:crypto'
import { sha256 } from '#lib/adapters/crypto/sha256.ts'
import { approveNote } from '#lib/flows/approve-note.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { reviewNote } from '#lib/flows/review-note.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import type { Note } from '#lib/note/note.ts'
import type { LaunchIdentity } from '#lib/smart/launch.ts'
import { aLaunch } from '../chart/a-launch.ts'
import { fakeEhr } from '../chart/fake-ehr.ts'
import { countedUuid } from '../counted-uuid.ts'
import { countingRandom } from '../counting-random.ts'
import { fakeAuditLog } from '../fake-audit-log.ts'
import { aMoment, fixedClock } from '../fixed-clock.ts'
import { aRegistration } from '../smart/a-registration.ts'
import { someTokens } from '../smart/fake-authorization-server.ts'
import { memoryApprovalStore } from '../stores/memory-approval-store.ts'
import { memoryFilingStore } from '../stores/memory-filing-store.ts'
import { memoryLaunchStore } from '../stores/memory-launch-store.ts'
import { memoryNoteStore } from '../stores/memory-note-store.ts'
import { memoryProvenanceStore } from '../stores/memory-provenance-store.ts'
import { memoryTranscriptStore } from '../stores/memory-transcript-store.ts'
import { unwrap } from '../unwrap.ts'
import { amendmentWords } from './amendment-words.ts'
import { aNoteOf, aStatement } from './note-builders.ts'

const anIdentity: LaunchIdentity = {
  patient: ['MARCHETTI, Rosalind', 'Born 05-Apr-1958', 'Female', 'MRN 4471902'],
  encounter: 'Office visit, 19-Nov-2026 09:00',
  author: 'OKAFOR, Daniel, MD',
}

/** A sentence that its clinician stands for. */
export const ownWords = (text: string) =>
  aStatement({ text, resolution: { kind: 'own-words' } as const })

type Choices = {
  readonly launch?: Parameters<typeof aLaunch>[0]
  /** The EHR launched without a visit. */
  readonly isVisitless?: boolean
  readonly registration?: Parameters<typeof aRegistration>[0]
  readonly statements?: readonly ReturnType<typeof aStatement>[]
  /** Who patient and author are was not read yet. */
  readonly isUnidentified?: boolean
}

/** An open launch with one draft, and everything that the flows of a note need, in memory. */
export async function noteWorld(choices: Choices = {}) {
  const launched = aLaunch(choices.launch)
  const launch = choices.isVisitless ? { ...launched, encounterId: undefined } : launched
  const registration = aRegistration(choices.registration)
  const open: OpenLaunch = { launch, registration, pageToken: 'page-token', isLocked: false }
  const notes = memoryNoteStore()
  const clock = fixedClock()
  const filings = memoryFilingStore(clock)
  const launches = memoryLaunchStore()
  const provenances = memoryProvenanceStore(filings)
  const approvals = memoryApprovalStore(notes, filings, provenances)
  const deps = {
    notes,
    filings,
    provenances,
    launches,
    approvals,
    coSigns: approvals.coSigns,
    transcripts: memoryTranscriptStore(),
    clock,
    random: countingRandom(),
    sha256,
    sha1Base64: (text: string) => createHash('sha1').update(text).digest('base64'),
    audit: fakeAuditLog(),
    ehr: fakeEhr(),
    nameOf: () => 'a measurement',
    chance: () => 0.5,
  }
  unwrap(await launches.open({ launch, secretHash: 'h', lastUsedAt: aMoment }, someTokens('at-1')))
  if (!choices.isUnidentified) unwrap(await launches.keepIdentity(launch.id, anIdentity))
  const statements = choices.statements ?? [ownWords('Dry cough for 3 weeks.')]
  const note: Note = { ...aNoteOf(...statements), id: countedUuid() as NoteId }
  const owner = {
    tenant: launch.tenant,
    ehrId: launch.ehrId,
    author: launch.user,
    patientId: launch.patientId,
    encounterId: launch.encounterId,
  }
  unwrap(await notes.create(owner, note, aMoment))
  const review = (version = 1) =>
    reviewNote(deps, open, {
      noteId: note.id,
      version,
      titleOf: () => 'Progress note',
      words: amendmentWords,
    })
  type Request = Parameters<typeof approveNote>[2]
  const approve = (request: Pick<Request, 'sha256'> & Partial<Request>) =>
    approveNote(deps, open, {
      noteId: note.id,
      version: 1,
      overrides: {},
      attestation: { textVersion: '2026-03', text: 'I have read this note.' },
      isAttested: true,
      titleOf: () => 'Progress note',
      ...request,
    })
  return { deps, open, owner, note, review, approve }
}
