// What a web process does for a clinician, without its pages: the product's own flows on its own
// adapters, told over IPC what to do. Killed like any other process.
import { randomUUID } from 'node:crypto'
import { env } from 'node:process'
import { z } from 'zod'
import type { AuditEvent } from '#lib/audit/audit-event.ts'
import { audited } from '#lib/audit/audit-log.ts'
import { approveNote } from '#lib/flows/approve-note.ts'
import { beginAmendment } from '#lib/flows/begin-amendment.ts'
import { completeLaunch } from '#lib/flows/complete-launch.ts'
import { resumeFilings } from '#lib/flows/decide-filing.ts'
import { ownerOf } from '#lib/flows/note-deps.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { reviewNote } from '#lib/flows/review-note.ts'
import { saveNote } from '#lib/flows/save-note.ts'
import { startLaunch } from '#lib/flows/start-launch.ts'
import { viewFiling } from '#lib/flows/view-filing.ts'
import { voidNote } from '#lib/flows/void-note.ts'
import { waitingNotes } from '#lib/flows/waiting-notes.ts'
import { filingIdSchema, noteIdSchema } from '#lib/kernel/id-schemas.ts'
import type { FilingId, NoteId } from '#lib/kernel/ids.ts'
import type { Result } from '#lib/kernel/result.ts'
import { attestation, voidAttestation } from '#lib/server/attestation.ts'
import { filingDeps } from '#lib/server/filing-deps.ts'
import { openEhr } from '#lib/server/open-ehr.ts'
import { server } from '#lib/server/server.ts'
import { authorizationUrl } from '#lib/smart/authorization-request.ts'
import { launchWho } from '#lib/smart/launch-who.ts'
import { amendmentWords } from '../note/amendment-words.ts'
import { aNoteOf, aStatement } from '../note/note-builders.ts'
import { signInToEhr } from './ehr-browser.ts'
import { launchLinkOf } from './fault-sites.ts'

const askSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('open'), site: z.string(), patientId: z.string() }),
  z.object({ what: z.literal('draft'), patientId: z.string() }),
  z.object({ what: z.literal('review'), patientId: z.string(), noteId: noteIdSchema }),
  z.object({
    what: z.literal('approve'),
    patientId: z.string(),
    noteId: noteIdSchema,
    version: z.number(),
    sha256: z.string(),
    clicks: z.number(),
  }),
  z.object({
    what: z.literal('amend'),
    patientId: z.string(),
    filingId: filingIdSchema,
    kind: z.enum(['addendum', 'correction']),
  }),
  z.object({ what: z.literal('void'), patientId: z.string(), filingId: filingIdSchema }),
  z.object({ what: z.literal('view'), patientId: z.string(), filingId: filingIdSchema }),
  z.object({ what: z.literal('waiting'), patientId: z.string() }),
])
export type Ask = z.input<typeof askSchema>

const messageSchema = z.object({ number: z.number(), ask: askSchema })

const titleOf = () => 'Progress note'

const opened = new Map<string, OpenLaunch>()

function openOf(patientId: string): OpenLaunch {
  const open = opened.get(patientId)
  if (!open) throw new Error('the patient is not open here')
  return open
}

const act = <T>(open: OpenLaunch, event: AuditEvent, work: () => Promise<Result<T>>) =>
  audited(server().audit, launchWho(open.launch), event, work)

/** A whole launch from the EHR: its link, its authorization server, and the callback. */
async function openPatient(site: string, patientId: string): Promise<Result<unknown>> {
  const sandboxOrigin = env.FAULTS_SANDBOX ?? ''
  const browser = await signInToEhr(sandboxOrigin, site)
  const { searchParams } = await browser.redirectOf(launchLinkOf(sandboxOrigin, site, patientId))
  const [iss, launch] = [searchParams.get('iss') ?? '', searchParams.get('launch') ?? '']
  const started = await startLaunch(server(), { iss, launch })
  if (!started.ok) return started
  const { registration, bindSecret, request } = started.value
  const callback = await browser.redirectOf(authorizationUrl(request))
  const completed = await completeLaunch(server(), {
    ehrId: registration.id,
    parameters: callback.searchParams,
    bindSecretOf: () => bindSecret,
  })
  if (!completed.ok) return completed
  const open = { launch: completed.value.launch, registration, pageToken: '', isLocked: false }
  opened.set(patientId, open)
  const kept = await server().launches.keepIdentity(open.launch.id, {
    patient: [patientId, 'Born 05-Apr-1958', 'Female', 'MRN 4471902'],
    encounter: 'Office visit, 19-Nov-2026 09:00',
    author: 'OKAFOR, Daniel, MD',
  })
  if (!kept.ok) return kept
  return act(open, { action: 'visit.open' }, () => resumeFilings(filingDeps(server()), open))
}

async function draft(open: OpenLaunch): Promise<Result<unknown>> {
  const { notes, clock } = server()
  const noteId = noteIdSchema.parse(randomUUID())
  const text = `Dry cough, number ${randomUUID()}.`
  const statement = aStatement({ id: 's1', text, resolution: { kind: 'own-words' } })
  const note = { ...aNoteOf(statement), id: noteId }
  const event = { action: 'note.create', noteId, noteType: note.type } as const
  const created = await act(open, event, () =>
    notes.create(ownerOf(open.launch), note, clock.now()),
  )
  return created.ok ? { ok: true, value: { noteId } } : created
}

async function review(
  open: OpenLaunch,
  { noteId, version }: { readonly noteId: NoteId; readonly version: number },
): Promise<Result<unknown>> {
  const event = { action: 'note.review', noteId, version } as const
  const { ehr } = openEhr(server(), open)
  const deps = { ...server(), ehr, nameOf: () => 'a measurement' }
  const request = { noteId, version, titleOf, words: amendmentWords }
  const reviewed = await act(open, event, () => reviewNote(deps, open, request))
  if (!reviewed.ok) return reviewed
  const { patientId, encounterId } = open.launch
  const { sha256 } = reviewed.value
  return { ok: true, value: { noteId, version, patientId, encounterId, sha256 } }
}

async function approve(
  open: OpenLaunch,
  { noteId, version, sha256, clicks }: Extract<z.output<typeof askSchema>, { what: 'approve' }>,
): Promise<Result<unknown>> {
  const event: AuditEvent = {
    ...{ action: 'note.approve', noteId, version, sha256 },
    ...{ attestation: attestation.textVersion, keptWithoutEvidence: 0 },
  }
  const request = {
    ...{ noteId, version, sha256, titleOf },
    ...{ attestation, isAttested: true, overrides: {} },
  }
  const answers = await Promise.all(
    Array.from({ length: clicks }, () =>
      act(open, event, () => approveNote(server(), open, request)),
    ),
  )
  const filingIds = answers.flatMap((answer) => (answer.ok ? [answer.value.filingId] : []))
  const [first] = answers
  if (filingIds.length === 0 && first) return first
  return { ok: true, value: { filingIds: [...new Set(filingIds)], answered: filingIds.length } }
}

/** Begins an addendum or a correction, writes what nobody wrote before, and looks at it. */
async function amend(
  open: OpenLaunch,
  { filingId, kind }: Extract<z.output<typeof askSchema>, { what: 'amend' }>,
): Promise<Result<unknown>> {
  const noteId = noteIdSchema.parse(randomUUID())
  const reason = kind === 'correction' ? 'The dose was wrong.' : undefined
  const event = { action: 'note.amend', noteId, kind, filingId } as const
  const begun = await act(open, event, () =>
    beginAmendment(server(), open, { noteId, filingId, kind, reason }, 'Addendum'),
  )
  if (!begun.ok) return begun
  const { note, version } = begun.value
  const text = `Sputum, number ${randomUUID()}.`
  const statement = aStatement({ id: 's1', text, resolution: { kind: 'own-words' } })
  const [first, ...others] = note.sections
  const sections = first ? [{ ...first, statements: [statement] }, ...others] : others
  const saving = { action: 'note.save', noteId, version } as const
  const saved = await act(open, saving, () =>
    saveNote(server(), open, { note: { ...note, sections }, baseVersion: version }),
  )
  return saved.ok ? review(open, { noteId, version: version + 1 }) : saved
}

async function enterInError(open: OpenLaunch, filingId: FilingId): Promise<Result<unknown>> {
  const attested = voidAttestation.textVersion
  const event = { action: 'note.void', filingId, attestation: attested } as const
  const reason = 'Written for the wrong visit.'
  const voided = await act(open, event, () => voidNote(server(), open, { filingId, reason }))
  if (!voided.ok) return voided
  const filingIds = voided.value.map((one) => one.filingId)
  return { ok: true, value: { filingIds, answered: filingIds.length } }
}

function answerTo(ask: z.output<typeof askSchema>): Promise<Result<unknown>> {
  if (ask.what === 'open') return openPatient(ask.site, ask.patientId)
  const open = openOf(ask.patientId)
  switch (ask.what) {
    case 'draft':
      return draft(open)
    case 'review':
      return review(open, { ...ask, version: 1 })
    case 'approve':
      return approve(open, ask)
    case 'amend':
      return amend(open, ask)
    case 'void':
      return enterInError(open, ask.filingId)
    case 'view':
      return viewFiling(server(), open, ask.filingId)
    case 'waiting':
      return waitingNotes(server(), open)
  }
}

process.on('message', async (message) => {
  const { number, ask } = messageSchema.parse(message)
  const answer = await answerTo(ask).catch((bug: unknown) => ({ ok: false, bug: String(bug) }))
  process.send?.({ number, answer })
})
process.on('disconnect', () => process.exit(0))
process.on('SIGTERM', async () => {
  await server().close()
  process.exit(0)
})
process.send?.('ready')
