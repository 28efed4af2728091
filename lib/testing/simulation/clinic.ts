import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import type { EncounterId, LaunchId, NoteId, PatientId, UserUrl } from '#lib/kernel/ids.ts'
import { instantPlus } from '#lib/kernel/instant.ts'
import type { Note } from '#lib/note/note.ts'
import { aLaunch } from '../chart/a-launch.ts'
import { aNoteOf, aStatement } from '../note/note-builders.ts'
import { type Machines, type Node, startNode } from './node.ts'
import { newTokens } from './simulated-authorization.ts'

const SESSION_MS = 12 * 3_600_000
const MAY_CHANGE_NOTES = 'patient/DocumentReference.crus'
const MAY_LABEL = 'patient/Provenance.c'

/** The patient and visit that one tab is about, whoever is signed in at the moment. */
export type Visit = {
  readonly user: UserUrl
  readonly patientId: PatientId
  readonly encounterId: EncounterId
}

/** The web processes and what people do through them. */
export type Clinic = Machines & { web: Node }

export const openClinic = (machines: Machines): Clinic => ({
  ...machines,
  web: startNode(machines, 'web'),
})

/** Serves again some time after each death. */
export async function keepServing(clinic: Clinic): Promise<void> {
  const { run } = clinic
  for (;;) {
    await clinic.web.process.actor.whenDead
    const delay = run.chance('restart').between(0, 20_000)
    await run.times.turn(run.supervisor, 'starts the web again', delay)
    clinic.web = startNode(clinic, 'web')
  }
}

export function aVisit({ run }: Machines, clinician: number, tab: number): Visit {
  // Names of ids, which schemas brand at the borders of the product.
  return {
    user: `${run.registration.issuer}/Practitioner/clinician-${clinician}` as UserUrl,
    patientId: `patient-${clinician}-${tab}` as PatientId,
    encounterId: `visit-${clinician}-${tab}` as EncounterId,
  }
}

/** An attending opens the chart of the same patient, in a visit of their own. */
export const visitOfAttending = ({ run }: Machines, { patientId }: Visit): Visit => ({
  user: `${run.registration.issuer}/Practitioner/attending` as UserUrl,
  patientId,
  encounterId: `attending-${patientId}` as EncounterId,
})

/** The EHR launches the app: a new session with tokens of its own. */
export async function launchVisit({ run, web }: Clinic, visit: Visit): Promise<OpenLaunch> {
  const openedAt = run.trueTime()
  // Some sessions are not given the right to.
  const mayLabel = run.plan.labels > 0 && run.chance('labels').happens(0.9)
  const launch = aLaunch({
    ...visit,
    id: `greyfield.${run.random.token(16)}` as LaunchId,
    ehrIss: run.registration.issuer,
    grantedScopes: mayLabel ? [MAY_CHANGE_NOTES, MAY_LABEL] : [MAY_CHANGE_NOTES],
    openedAt,
    endsAt: instantPlus(openedAt, SESSION_MS),
  })
  const { launches } = run.database
  await launches.open(
    { launch, secretHash: 'h', lastUsedAt: openedAt },
    newTokens(run, web.process),
  )
  await launches.keepIdentity(launch.id, {
    patient: [visit.patientId.toUpperCase(), 'Born 05-Apr-1958', 'Female', 'MRN 4471902'],
    encounter: 'Office visit, 19-Nov-2026 09:00',
    author: 'OKAFOR, Daniel, MD',
  })
  return { launch, registration: run.registration, pageToken: 'page-token', isLocked: false }
}

/** A draft that is there already: how it came about is the business of others. */
export async function aDraft({ run }: Machines, visit: Visit): Promise<Note> {
  const words = run.plan.faults.includes('same-words') ? 'the same' : run.random.uuid()
  const statement = aStatement({
    id: 's1',
    text: `Dry cough, ${words}.`,
    resolution: { kind: 'own-words' },
  })
  const note = { ...aNoteOf(statement), id: run.random.uuid() as NoteId }
  const { tenant, ehrId } = aLaunch()
  const { user: author, patientId, encounterId } = visit
  const owner = { tenant, ehrId, author, patientId, encounterId }
  await run.database.notes.create(owner, note, run.trueTime())
  return note
}
