import type { ModelEngine } from '#lib/ambient/models/language-model.ts'
import type { AmendmentKind, AmendRight } from '#lib/filing/amend-right.ts'
import type { NoteToCoSign } from '#lib/flows/notes-to-co-sign.ts'
import type { WaitingNote } from '#lib/flows/waiting-notes.ts'
import type { UserUrl } from '#lib/kernel/ids.ts'
import type { Instant } from '#lib/kernel/instant.ts'

export type OfferedModel = {
  readonly engine: ModelEngine
  readonly page: {
    readonly launchId: string
    readonly shownPatientId: string
    readonly token: string
  }
}

/** What the page knows of its launch; everything else it asks the server for. */
export type VisitLaunch = {
  readonly launchId: string
  readonly ehrName: string
  /** What tells this patient from another, as an opaque mark. */
  readonly patientMark: string
  readonly needPatientBanner: boolean
  /** What the EHR opened the app for; a panel’s name puts that panel in front. */
  readonly intent: string | undefined
  /** References of the facts that it was opened on. */
  readonly openedOn: readonly string[]
  /** The language model that may draft, and what its route is told of this page; undefined: none. */
  readonly model: OfferedModel | undefined
  readonly whereNotesAppear: string
  readonly canFile: boolean
  readonly user: UserUrl
  /** Whether a note can be filed here for somebody else to co-sign. */
  readonly takesCoSign: boolean
  readonly coSignAttestation: { readonly textVersion: string; readonly text: string }
  readonly amendRights: Readonly<Record<AmendmentKind, AmendRight>>
  /** Scopes that were asked for and not granted. */
  readonly notGranted: readonly string[]
  readonly attestation: { readonly textVersion: string; readonly text: string }
  readonly voidAttestation: { readonly textVersion: string; readonly text: string }
  readonly openedAt: Instant
  readonly endsAt: Instant
  readonly idleMinutes: number
  readonly signInHref: string
  readonly waiting: readonly WaitingNote[]
  /** Notes about this patient that this user is asked to co-sign. */
  readonly toCoSign: readonly NoteToCoSign[]
  /** Until when a restricted chart is open; undefined: it is not restricted. */
  readonly openUntil: Instant | undefined
}
