import type { FilingProgress } from '#lib/filing/filing.ts'
import { approveNote } from '#lib/flows/approve-note.ts'
import { coSignNote } from '#lib/flows/co-sign-note.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { returnCoSign } from '#lib/flows/return-co-sign.ts'
import { reviewCoSign } from '#lib/flows/review-co-sign.ts'
import type { FilingId, LaunchId, UserUrl } from '#lib/kernel/ids.ts'
import type { LaunchIdentity } from '#lib/smart/launch.ts'
import { aMoment } from '../fixed-clock.ts'
import { someTokens } from '../smart/fake-authorization-server.ts'
import { unwrap } from '../unwrap.ts'
import { amendmentWorld } from './amendment-world.ts'
import { coSignWords } from './co-sign-words.ts'

const ATTENDING = 'https://ehr.example/fhir/Practitioner/reyes' as UserUrl
const ANOTHER = 'https://ehr.example/fhir/Practitioner/tan' as UserUrl

type Choices = Parameters<typeof amendmentWorld>[0] & {
  /** Who it is addressed to; anybody unless it is said. */
  readonly to?: UserUrl
}

/** A note that waits in the EHR for a co-signature, its author, and two clinicians who may give it. */
export async function coSignWorld({ to, ...choices }: Choices = {}) {
  const world = await amendmentWorld({ ...choices, isSignedFirst: false })
  const { deps, open, note } = world
  const known = unwrap(await deps.launches.identity(open.launch.id))
  const identity: LaunchIdentity = {
    patient: known?.patient ?? [],
    encounter: known?.encounter,
    author: 'OKAFOR, Daniel, MD',
    clinicians: [
      { user: open.launch.user, name: 'OKAFOR, Daniel, MD' },
      { user: ATTENDING, name: 'Ana Reyes, MD' },
    ],
  }
  unwrap(await deps.launches.keepIdentity(open.launch.id, identity))

  /** Another clinician with the same chart open, in a visit of their own. */
  async function launched(user: UserUrl, mark: string, author: string): Promise<OpenLaunch> {
    const id = `greyfield.${mark.repeat(22)}` as LaunchId
    const launch = { ...open.launch, id, user, encounterId: undefined }
    const stored = { launch, secretHash: id, lastUsedAt: aMoment }
    unwrap(await deps.launches.open(stored, someTokens(`at-${mark}`)))
    unwrap(await deps.launches.keepIdentity(id, { ...identity, author, encounter: undefined }))
    return { ...open, launch }
  }

  const ask = async (coSign: { readonly to: UserUrl | undefined } | undefined = { to }) => {
    const reviewed = unwrap(await world.review())
    return approveNote(deps, open, {
      ...{ noteId: note.id, version: 1, sha256: reviewed.sha256, overrides: {}, coSign },
      attestation: { textVersion: '2026-03', text: 'I have read this note.' },
      isAttested: true,
      titleOf: () => 'Progress note',
    })
  }

  const attending = await launched(ATTENDING, 'B', 'REYES, Ana, MD')
  const another = await launched(ANOTHER, 'C', 'TAN, Wei, MD')

  const review = (who: OpenLaunch, filingId: FilingId, statement = '') =>
    reviewCoSign(deps, who, { filingId, statement, words: coSignWords })

  async function coSign(who: OpenLaunch, filingId: FilingId, statement = '') {
    const { at, sha256 } = unwrap(await review(who, filingId, statement))
    return coSignNote(deps, who, {
      ...{ filingId, statement, words: coSignWords, at, sha256 },
      attestation: { textVersion: '2026-11 co-sign', text: 'I have read it.' },
    })
  }

  return {
    ...world,
    ...{ ask, attending, another, review, coSign, identity },
    /** Asks, and has the worker file it. */
    async filed(more?: Partial<FilingProgress>): Promise<FilingId> {
      const { filingId } = unwrap(await ask())
      await world.settle(filingId, more)
      return filingId
    },
    giveBack: (who: OpenLaunch, filingId: FilingId, reason = 'Which dose?') =>
      returnCoSign(deps, who, { filingId, reason }),
  }
}
