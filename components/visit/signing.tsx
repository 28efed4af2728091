'use client'

// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { lazy, Suspense, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { UserUrl } from '#lib/kernel/ids.ts'
import type { Clinician } from '#lib/smart/launch.ts'
import type { SignNote } from '../filing/actions.ts'
import { useNoteStore } from '../note/note-provider.tsx'
import { BannerAge } from '../workspace/banner-age.tsx'
import { BannerAllergies } from '../workspace/banner-allergies.tsx'
import { ask } from './ask.ts'
import type { OnSigned } from './draft-bar.tsx'
import type { Review, ShownReview } from './use-review.ts'
import type { WrittenProps } from './written-visit.tsx'

// With it comes what follows the signature: a note that is signed must not wait for code.
const SignDialog = lazy(async () => {
  const [dialog] = await Promise.all([
    import('../filing/sign-dialog.tsx'),
    import('./filed-bar.tsx'),
    import('../amend/amend-row.tsx'),
  ])
  return dialog
})

const othersOf = (
  clinicians: readonly Clinician[] | undefined,
  user: UserUrl,
): readonly Clinician[] => (clinicians ?? []).filter((one) => one.user !== user)

type Props = Pick<WrittenProps, 'launch' | 'actions' | 'opened'> & {
  readonly review: Review
  readonly shown: ShownReview
  readonly onSigned: OnSigned
}

/** The dialog of signing, loaded when it is first needed. */
export function Signing({ launch, actions, opened, review, shown, onSigned }: Props) {
  const t = useTranslations('note')
  const amend = useTranslations('amend.noteType')
  const store = useNoteStore()
  const kind = opened.amends?.kind
  const done = useRef<Parameters<OnSigned>>(undefined)
  const clinicians = othersOf(shown.review.identity.clinicians, launch.user)
  const sign: SignNote = async ({ overrides, coSign }) => {
    const { version } = shown
    const approved = await ask(
      actions.approveNote({
        noteId: opened.note.id,
        version,
        sha256: shown.review.sha256,
        overrides,
        isAttested: true,
        attestationVersion: launch.attestation.textVersion,
        ...(coSign && { coSign: coSign.to ? { to: coSign.to } : {} }),
      }),
    )
    if (!approved.ok) return { ok: false, code: approved.error.code }
    const addressedName = clinicians.find(({ user }) => user === coSign?.to)?.name
    const asked = coSign && ({ standing: 'awaiting', addressedName } as const)
    done.current = [approved.value.filingId, asked]
    return { ok: true }
  }
  return (
    <Suspense fallback={null}>
      <SignDialog
        review={shown.review}
        noteType={kind ? amend(kind, { type: t(`type.${shown.type}`) }) : t(`type.${shown.type}`)}
        noteVersion={shown.version}
        ehrName={launch.ehrName}
        whereNotesAppear={launch.whereNotesAppear}
        attestation={launch.attestation}
        age={<BannerAge />}
        allergies={<BannerAllergies room={Number.POSITIVE_INFINITY} onExpand={() => undefined} />}
        startingReasons={review.reasons}
        onSign={sign}
        onClose={review.close}
        coSign={{
          isOffered: launch.takesCoSign,
          isPreset: opened.amends?.isCoSigned === true,
          clinicians,
        }}
        onSigned={() => done.current && onSigned(...done.current)}
        onGoTo={store.goTo}
      />
    </Suspense>
  )
}
