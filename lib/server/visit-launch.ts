import 'server-only'
import { amendRight } from '#lib/filing/amend-right.ts'
import { profileOf } from '#lib/filing/ehr-profile.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import type { FhirContextEntry } from '#lib/smart/launch.ts'
import { isGranted, scopesNotGranted, scopesToAsk } from '#lib/smart/scopes.ts'
import { attestation, coSignAttestation, voidAttestation } from './attestation.ts'
import type { Server } from './server.ts'

/** What the page of a launch is told about it: no token, no secret, no scope it has no use for. */
export function visitLaunch(server: Server, open: OpenLaunch) {
  const { launch, registration } = open
  const granted = launch.context.grantedScopes
  const profile = profileOf(registration)
  const { provenance } = profile
  const asked = scopesToAsk({ ...registration, provenance }, { mode: 'ehr', permissions: 'v2' })
  return {
    launchId: launch.id,
    ehrName: registration.name,
    patientMark: server.sha256(`${registration.issuer}\n${launch.patientId}`),
    needPatientBanner: launch.context.needPatientBanner,
    intent: launch.context.intent,
    openedOn: openedOn(launch.context.fhirContext),
    model: modelOf(server, open),
    whereNotesAppear: profile.whereNotesAppear,
    user: launch.user,
    takesCoSign: profile.coSign !== 'no',
    coSignAttestation,
    canFile: isGranted(granted, 'DocumentReference', 'c'),
    amendRights: {
      addendum: amendRight(profile, granted, 'addendum'),
      correction: amendRight(profile, granted, 'correction'),
      void: amendRight(profile, granted, 'void'),
    },
    notGranted: scopesNotGranted(asked, granted),
    attestation,
    voidAttestation,
    openedAt: server.clock.now(),
    endsAt: launch.endsAt,
    idleMinutes: registration.idleMinutes,
    signInHref: `/launch?${new URLSearchParams({ iss: registration.issuer })}`,
  }
}

/** What the app was opened on, beside patient and visit; other roles mean something else (2.2.0@191). */
const openedOn = (entries: readonly FhirContextEntry[]): readonly string[] =>
  entries.flatMap(({ role, reference }) => (role === 'launch' && reference ? [reference] : []))

/** The language model that may draft, and the page as its route is to be asked for it. */
const modelOf = ({ model }: Server, { launch, pageToken }: OpenLaunch) =>
  model && {
    engine: model.engine,
    page: { launchId: launch.id, shownPatientId: launch.patientId, token: pageToken },
  }
