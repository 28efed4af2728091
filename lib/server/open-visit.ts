import 'server-only'
import { createHmac } from 'node:crypto'
import { type AccessGrant, audited } from '#lib/audit/audit-log.ts'
import { type CardName, type CardOf, type Cards, cardNames } from '#lib/chart/card.ts'
import { resumeFilings } from '#lib/flows/decide-filing.ts'
import { type IdentityCards, launchIdentity } from '#lib/flows/launch-identity.ts'
import { type NoteToCoSign, notesToCoSign } from '#lib/flows/notes-to-co-sign.ts'
import { type OpenedNote, openNote } from '#lib/flows/open-note.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { type WaitingNote, waitingNotes } from '#lib/flows/waiting-notes.ts'
import type { NoteId } from '#lib/kernel/ids.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { launchWho } from '#lib/smart/launch-who.ts'
import type { SmartStyle } from '#lib/smart/smart-style.ts'
import type { CardReads } from './chart-reading.ts'
import { filingDeps } from './filing-deps.ts'
import type { Server } from './server.ts'

// The page waits for who the patient is, and then a moment for the rest: an EHR that is quick gives
// a whole page at once, a slow card streams in behind it. A card that comes behind the page is not
// seen before the page's scripts run, which takes longer than this moment.
const LONGEST_WAIT_MS = 2_000
const GRACE_MS = 300

export type OpenedVisit = {
  /** Those that were read in time, as JSON: the framework is slow at objects of many parts. */
  readonly cards: string
  /** The others, streamed behind the page. */
  readonly late: readonly LateCard[]
  readonly opened: OpenedNote | undefined
  readonly style: SmartStyle | undefined
  readonly waiting: readonly WaitingNote[]
  readonly toCoSign: readonly NoteToCoSign[]
  /** Key of the unsaved draft on this device: the same for this user and patient only. */
  readonly deviceKey: string
}

type LateCard = {
  readonly [N in CardName]: { readonly name: N; readonly card: Promise<CardOf<N>> }
}[CardName]

/**
 * Everything the page of a launch begins with, beside a chart that is on its way. The note of this
 * visit is found whichever launch it was begun in.
 *
 * @param noteId an earlier note of this visit that is asked for
 * @returns AUDIT_UNAVAILABLE, STORE_UNAVAILABLE; cards fail one by one, each in its own place
 */
export async function openVisit(
  server: Server,
  open: OpenLaunch,
  noteId: NoteId | undefined,
  cards: CardReads,
): Promise<Result<OpenedVisit>> {
  const { launch } = open
  const opening = { action: 'visit.open' } as const
  const [opened, resumed, waiting] = await Promise.all([
    audited(server.audit, launchWho(launch), opening, (grant) =>
      openLook(server, open, grant, noteId),
    ),
    resumeFilings(filingDeps(server), open),
    waitingNotes(server, open),
  ])
  if (!opened.ok) return opened
  if (!resumed.ok) return resumed
  if (!waiting.ok) return waiting
  const soFar = await chartSoFar(cards)
  keepIdentity(server, open, cards).catch(() => server.log.error('identity.not-kept'))
  return ok({
    ...soFar,
    ...opened.value,
    waiting: waiting.value,
    deviceKey: deviceKey(server, open),
  })
}

/** The note of this visit, and how the EHR wants its apps to look. */
async function openLook(
  server: Server,
  open: OpenLaunch,
  grant: AccessGrant,
  noteId: NoteId | undefined,
): Promise<Result<Pick<OpenedVisit, 'opened' | 'style' | 'toCoSign'>>> {
  const { launch, registration } = open
  const { smartStyleUrl } = launch.context
  const [opened, toCoSign, style] = await Promise.all([
    openNote(server, open, noteId),
    notesToCoSign(server, open, grant),
    smartStyleUrl ? server.styles.read(grant, registration, smartStyleUrl) : undefined,
  ])
  if (!opened.ok) return opened
  return toCoSign.ok ? ok({ opened: opened.value, toCoSign: toCoSign.value, style }) : toCoSign
}

async function chartSoFar(reads: CardReads): Promise<Pick<OpenedVisit, 'cards' | 'late'>> {
  let cards: Cards = {}
  const take = async (name: CardName) => {
    const card = await reads[name]
    cards = { ...cards, [name]: card }
  }
  const reading = cardNames.map(take)
  const grace = reads.patient.then(() => pause(GRACE_MS))
  await Promise.race([Promise.all(reading), grace, pause(LONGEST_WAIT_MS)])
  const late = cardNames
    .filter((name) => !cards[name])
    .map((name) => ({ name, card: reads[name] }) as LateCard) // the name and its card
  return { cards: JSON.stringify(cards), late }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref())

/** Who patient, visit and user are, for signing while the EHR is away. A loss here shows at review. */
async function keepIdentity(server: Server, open: OpenLaunch, cards: CardReads): Promise<void> {
  const { launch, registration } = open
  const [patient, user, encounter] = await Promise.all([cards.patient, cards.user, cards.encounter])
  const known: IdentityCards = { patient, user, encounter }
  const before = await server.launches.identity(launch.id)
  if (!before.ok) return
  const identity = launchIdentity(known, registration, launch.user, before.value)
  if (!identity) return
  const kept = await server.launches.keepIdentity(launch.id, identity)
  if (!kept.ok) server.log.warn('identity.not-kept', { code: kept.error.code })
}

function deviceKey({ config }: Server, { launch }: OpenLaunch): string {
  const { keys, current } = config.secrets.encryption
  const key = keys[current]
  if (!key) throw new Error('the current encryption key is missing')
  const owner = ['device draft', launch.tenant, launch.user, launch.patientId].join('\n')
  return createHmac('sha256', key).update(owner).digest('base64')
}
