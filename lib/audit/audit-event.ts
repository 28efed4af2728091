import type { AppErrorCode } from '../kernel/app-error.ts'
import type { EhrId, FilingId, LaunchId, NoteId, RecordingId, TranscriptId } from '../kernel/ids.ts'

// What can be recorded, as one closed union. Records are kept for years: a member may gain an
// optional field, but never lose or rename one (documents written by older versions stay readable).
// Ids only, no clinical values: erasing a patient never has to rewrite the trail.

type ProcessEvent =
  | { readonly action: 'process.start'; readonly previousHead: string | null }
  | { readonly action: 'process.stop' }

type LaunchEvent =
  | { readonly action: 'launch.start'; readonly mode: 'ehr' | 'standalone' }
  | { readonly action: 'launch.refuse'; readonly code: AppErrorCode }
  | { readonly action: 'token.exchange' }
  | { readonly action: 'token.refresh' }
  | { readonly action: 'token.revoke' }
  | { readonly action: 'session.open'; readonly grantedScopes: string }
  | { readonly action: 'visit.open' }
  /** The user's own unfinished work at this EHR, of other patients too. */
  | { readonly action: 'worklist.read' }
  /** One of the other patients whose unfinished work it showed: `who` names that patient. */
  | { readonly action: 'worklist.show' }
  /** A window of its own may take it up, within a minute. */
  | { readonly action: 'session.move' }
  | { readonly action: 'session.lock' }
  | { readonly action: 'session.end'; readonly why: 'user' | 'limit' | 'ehr' }
  | { readonly action: 'access.refuse'; readonly code: AppErrorCode; readonly entry: string }

/** BALP Read and Query: `query` is the raw search string, as IHE BALP records it. */
type ChartEvent =
  | { readonly action: 'chart.read'; readonly resource: string; readonly reference: string }
  | { readonly action: 'chart.search'; readonly resource: string; readonly query: string }

type NoteEvent =
  | { readonly action: 'note.create'; readonly noteId: NoteId; readonly noteType: string }
  | { readonly action: 'note.save'; readonly noteId: NoteId; readonly version: number }
  | { readonly action: 'note.discard'; readonly noteId: NoteId }
  | { readonly action: 'note.copy'; readonly noteId: NoteId }
  /** An addendum or a correction of a filed note was begun. */
  | {
      readonly action: 'note.amend'
      readonly noteId: NoteId
      readonly kind: 'addendum' | 'correction'
      readonly filingId: FilingId
    }
  /** Patient instructions were begun, made from a signed note. */
  | {
      readonly action: 'note.instruct'
      readonly noteId: NoteId
      readonly filingId: FilingId
    }
  /** A note that was signed in another visit was shown to its author. */
  | { readonly action: 'note.open-earlier'; readonly noteId: NoteId }
  /** A filed note is entered in error. */
  | { readonly action: 'note.void'; readonly filingId: FilingId; readonly attestation: string }
  /** A preliminary note was shown to whoever is asked to co-sign it. */
  | { readonly action: 'note.cosign-open'; readonly filingId: FilingId }
  | { readonly action: 'note.cosign-review'; readonly filingId: FilingId }
  | {
      readonly action: 'note.cosign'
      readonly filingId: FilingId
      readonly sha256: string
      readonly attestation: string
    }
  /** It was given back to its author with a reason. */
  | { readonly action: 'note.cosign-return'; readonly filingId: FilingId }
  /** Taken out for paper: as the page that is printed from, as a file, or its plan for the patient. */
  | {
      readonly action: 'note.print'
      readonly noteId: NoteId
      readonly form: 'page' | 'pdf' | 'instructions'
    }
  | { readonly action: 'note.review'; readonly noteId: NoteId; readonly version: number }
  | {
      readonly action: 'note.draft'
      readonly noteId: NoteId
      readonly transcriptId: TranscriptId
      readonly drafter: string
    }
  /** What was said is sent to a language model, for it to draft. */
  | {
      readonly action: 'note.model-draft'
      readonly noteId: NoteId
      readonly transcriptId: TranscriptId
      readonly model: string
      /** The host that it is sent to; `this-machine` when it does not leave. */
      readonly recipient: string
    }
  | {
      readonly action: 'note.approve'
      readonly noteId: NoteId
      readonly version: number
      readonly sha256: string
      readonly attestation: string
      readonly keptWithoutEvidence: number
      /** It is filed preliminary, for this person or for anybody of the site to co-sign. */
      readonly coSigner?: string
    }

/** How the question was put and answered; who asked is `who.user`. */
type ConsentAnswer = {
  readonly recordingId: RecordingId
  readonly form: 'spoken' | 'written'
  readonly by: 'patient' | 'representative'
  /** Of the words that the question was asked with. */
  readonly script: string
}

type RecordingEvent =
  | ({ readonly action: 'consent.give'; readonly noteId: NoteId } & ConsentAnswer)
  | ({ readonly action: 'consent.decline' } & ConsentAnswer)
  | { readonly action: 'consent.withdraw'; readonly recordingId: RecordingId }
  /** The sound that comes from here on is recorded, until it is paused or stopped. */
  | { readonly action: 'recording.start'; readonly recordingId: RecordingId }
  | { readonly action: 'recording.pause'; readonly recordingId: RecordingId }
  | {
      readonly action: 'recording.stop'
      readonly recordingId: RecordingId
      /** Of how many pieces it consists, as its page counted. */
      readonly chunks: number
    }
  /** It was given up before it was stopped, with its sound; the consent was not taken back. */
  | { readonly action: 'recording.abandon'; readonly recordingId: RecordingId }
  /** Its sound was read and heard by an engine; the outcome says how many pieces that were. */
  | {
      readonly action: 'recording.transcribe'
      readonly recordingId: RecordingId
      readonly engine: string
      /** `this-machine`, or the host that the sound went to. */
      readonly sentTo: string
    }
  /** Somebody asked for its transcript, once more or with the pieces that are there. */
  | { readonly action: 'recording.ask'; readonly recordingId: RecordingId }
  /** What was heard in it was shown. */
  | { readonly action: 'recording.read'; readonly recordingId: RecordingId }
  /** The sound of one turn was played. */
  | {
      readonly action: 'recording.play'
      readonly recordingId: RecordingId
      readonly turn: number
    }
  /** All of its sound is removed; the outcome says how many pieces that were. */
  | {
      readonly action: 'recording.delete'
      readonly recordingId: RecordingId
      readonly why: 'withdrawn' | 'abandoned' | 'transcribed' | 'filed' | 'discarded' | 'limit'
    }

/** What clinicians keep for writing, of no patient. */
type AidEvent =
  | {
      readonly action: 'aid.keep'
      readonly aidId: string
      readonly kind: 'phrase' | 'template' | 'draft-length' | 'draft-style'
    }
  | { readonly action: 'aid.remove'; readonly aidId: string }

type FilingEvent =
  | {
      readonly action: 'filing.send'
      readonly filingId: FilingId
      readonly attempt: number
      readonly sha256: string
      /** The record that is changed in place; without it one is created. */
      readonly reference?: string
    }
  /** Where a filed note came from is told to the EHR, in a Provenance of the record. */
  | {
      readonly action: 'filing.label'
      readonly filingId: FilingId
      readonly attempt: number
      readonly sha256: string
      readonly reference: string
    }
  /** A filed record was compared with what was signed, for its author to see. */
  | { readonly action: 'filing.compare'; readonly filingId: FilingId; readonly reference: string }
  | { readonly action: 'filing.reconcile'; readonly filingId: FilingId; readonly look: number }
  | { readonly action: 'filing.read-back'; readonly filingId: FilingId; readonly reference: string }
  /** The EHR's own words about it were shown. */
  | { readonly action: 'filing.view'; readonly filingId: FilingId }
  | { readonly action: 'filing.decide'; readonly filingId: FilingId; readonly decision: string }
  /** The author goes on from the version that others made of the record. */
  | { readonly action: 'filing.accept'; readonly filingId: FilingId; readonly version: string }
  /** The author has done with a filing that the EHR refused. */
  | { readonly action: 'filing.dismiss'; readonly filingId: FilingId }

type ConsoleEvent =
  | { readonly action: 'console.sign-in' }
  | { readonly action: 'console.open'; readonly roles: string }
  | { readonly action: 'console.end'; readonly why: 'user' | 'idle' | 'limit' }
  | { readonly action: 'console.refuse'; readonly code: AppErrorCode }
  /** Whether the system works, for which the EHRs are asked how apps sign in. */
  | { readonly action: 'health.read' }

/** Which part of the trail, or which report on it, somebody reads. */
export type TrailScope =
  | 'patient-and-user'
  | 'overview'
  | 'patient'
  | 'user'
  | 'search'
  | 'record'
  | 'integrity'
  | 'disclosures'
  | 'break-glass'
  | 'signals'
  | 'holds'
  | 'retention'

/** A report that is taken out as a file. */
export type ExportedReport = Extract<TrailScope, 'patient' | 'user' | 'search' | 'disclosures'>

type TrailEvent =
  /** `query` is what was asked for (filterText), or the id of the record. */
  | { readonly action: 'audit.read'; readonly scope: TrailScope; readonly query?: string }
  | { readonly action: 'audit.verify' }
  | { readonly action: 'audit.prove'; readonly recordId: string }
  /** `tenant`: the signed package of an organisation's records. `query` as of `audit.read`. */
  | {
      readonly action: 'audit.export'
      readonly scope: 'tenant' | ExportedReport
      readonly from: string | null
      readonly to: string | null
      readonly query?: string
    }

/** What the keepers of the trail decide; `records` of an `audit.purge` are those of its tenant. */
type KeepingEvent =
  | { readonly action: 'retention.set'; readonly years: number }
  | {
      readonly action: 'audit.purge'
      /** `2020-01`, by UTC. */
      readonly month: string
      readonly records: number
      /** Of the ends of the chains in it (purge-digest.ts). */
      readonly digest: string
    }
  | { readonly action: 'hold.place'; readonly holdId: string }
  | { readonly action: 'hold.lift'; readonly holdId: string }
  | { readonly action: 'disclosure.record'; readonly disclosureId: string }
  /** A new key signs tree heads; `publicKey` as c2sp.org/signed-note writes it, without a tenant. */
  | { readonly action: 'key.rotate'; readonly keyName: string; readonly publicKey: string }

/** A restricted chart is opened for a stated reason. */
type BreakGlassEvent =
  | {
      readonly action: 'break-glass.open'
      readonly breakGlassId: string
      readonly reasonCode: string
    }
  | {
      readonly action: 'break-glass.review'
      readonly breakGlassId: string
      readonly reviewOutcome: string
    }
  /** What was found about something that stood out in the trail (access-signal.ts). */
  | {
      readonly action: 'signal.review'
      readonly signalId: string
      readonly rule: string
      readonly reviewOutcome: string
    }

/** One thing somebody does. The discriminator is `action`, noun then verb. */
export type AuditEvent =
  | ProcessEvent
  | LaunchEvent
  | ChartEvent
  | NoteEvent
  | RecordingEvent
  | AidEvent
  | FilingEvent
  | ConsoleEvent
  | TrailEvent
  | KeepingEvent
  | BreakGlassEvent

export type AuditAction = AuditEvent['action']

const noted = [
  'process.start',
  'process.stop',
  'launch.refuse',
  'session.lock',
  'session.end',
  'access.refuse',
  'console.open',
  'console.end',
  'console.refuse',
] as const satisfies readonly AuditAction[]

/** What is recorded without an outcome, because it touches nothing of a patient. */
export type NotedEvent = Extract<AuditEvent, { readonly action: (typeof noted)[number] }>

const notedActions: ReadonlySet<string> = new Set(noted)

/** Whether an outcome belongs to the intent of this action. */
export const hasOutcome = (action: string): boolean => !notedActions.has(action)

/** In whose name and in which context. `null` means that it was not known, never that it was cut. */
export type AuditWho = {
  readonly tenant: string
  readonly ehrId: EhrId | null
  readonly launchId: LaunchId | null
  /** `fhirUser` of the signed-in person. */
  readonly user: string | null
  readonly patient: string | null
  readonly encounter: string | null
}

/** How an access ended. `unknown` is an answer that never came: it may have happened. */
export type AuditOutcome =
  | {
      readonly result: 'done'
      readonly reference?: string
      /** Lines of a report that was taken out; pieces of sound that were heard or removed. */
      readonly records?: number
    }
  | { readonly result: 'refused' | 'failed' | 'unknown'; readonly code: AppErrorCode }
