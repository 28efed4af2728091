'use client'

// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenedCoSign } from '#lib/flows/open-co-sign.ts'
import type { ReviewedCoSign } from '#lib/flows/review-co-sign.ts'
import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import type { SignNote } from '../filing/actions.ts'
import { reportSession } from '../session/session-report.ts'
import { Button } from '../ui/button.tsx'
import { ActionBar } from '../workspace/action-bar.tsx'
import { BannerAge } from '../workspace/banner-age.tsx'
import { BannerAllergies } from '../workspace/banner-allergies.tsx'
import { ask } from './ask.ts'
import type { VisitActions } from './visit-actions.ts'
import type { VisitLaunch } from './visit-launch.ts'

// With it comes what follows the signature: a note that is signed must not wait for code.
const SignDialog = lazy(async () => {
  const [dialog] = await Promise.all([
    import('../filing/sign-dialog.tsx'),
    import('./filed-bar.tsx'),
  ])
  return dialog
})

type Props = {
  readonly launch: VisitLaunch
  readonly actions: VisitActions
  readonly coSign: OpenedCoSign
  readonly statement: string
  readonly onReturn: () => void
  readonly onSigned: (filingId: FilingId) => void
}

type Review =
  | { readonly kind: 'closed' | 'preparing' }
  | { readonly kind: 'failed'; readonly code: AppErrorCode }
  | { readonly kind: 'open'; readonly shown: ReviewedCoSign; readonly statement: string }

/** Where the note of another stands, and the two ways on. */
export function CoSignBar(props: Props) {
  const { launch, actions, coSign, statement, onReturn } = props
  const t = useTranslations('coSign')
  const say = useTranslations('appError')
  const [review, setReview] = useState<Review>({ kind: 'closed' })
  const start = async () => {
    if (review.kind === 'preparing') return
    setReview({ kind: 'preparing' })
    const { filingId } = coSign
    const shown = await ask(actions.reviewCoSign({ filingId, statement }))
    if (shown.ok) return setReview({ kind: 'open', shown: shown.value, statement })
    setReview({ kind: 'failed', code: shown.error.code })
    reportSession(shown.error.code)
  }
  const isOpen = coSign.standing === 'awaiting'
  const isPreparing = review.kind === 'preparing'
  return (
    <>
      <ActionBar
        state={
          review.kind === 'failed' ? (
            <span className="font-semibold text-warn">{say(review.code)}</span>
          ) : (
            <span className="text-ink-2">
              {t(`bar.${isOpen ? coSign.right : 'closed'}`, { ehr: launch.ehrName })}
            </span>
          )
        }
      >
        {isOpen ? <Button onClick={onReturn}>{t('return')}</Button> : null}
        {isOpen && coSign.right === 'granted' ? (
          <Button
            kind="primary"
            className="min-h-9 flex-1 under-480:min-h-10 at-480:flex-none"
            aria-disabled={isPreparing}
            onClick={() => void start()}
          >
            {t(isPreparing ? 'preparing' : 'review')}
          </Button>
        ) : null}
      </ActionBar>
      {review.kind === 'open' ? (
        <CoSigning {...props} {...review} onClose={() => setReview({ kind: 'closed' })} />
      ) : null}
    </>
  )
}

type CoSigningProps = Omit<Props, 'onReturn'> & {
  readonly shown: ReviewedCoSign
  readonly onClose: () => void
}

function CoSigning({
  launch,
  actions,
  coSign,
  shown,
  statement,
  onClose,
  onSigned,
}: CoSigningProps) {
  const filed = useRef<FilingId>(undefined)
  const sign: SignNote = async () => {
    const { at, sha256 } = shown
    const signed = await ask(
      actions.coSignNote({
        ...{ filingId: coSign.filingId, statement, at, sha256, isAttested: true },
        attestationVersion: launch.coSignAttestation.textVersion,
      }),
    )
    if (!signed.ok) return { ok: false, code: signed.error.code }
    filed.current = signed.value.filingId
    return { ok: true }
  }
  return (
    <Suspense fallback={null}>
      <SignDialog
        does="co-sign"
        review={asReviewed(shown)}
        noteType={coSign.title}
        noteVersion={undefined}
        author={{ name: coSign.authorName, at: coSign.signedAt }}
        ehrName={launch.ehrName}
        whereNotesAppear={launch.whereNotesAppear}
        attestation={launch.coSignAttestation}
        age={<BannerAge />}
        allergies={<BannerAllergies room={Number.POSITIVE_INFINITY} onExpand={() => undefined} />}
        onSign={sign}
        onClose={onClose}
        onSigned={() => filed.current && onSigned(filed.current)}
        onGoTo={() => undefined}
      />
    </Suspense>
  )
}

/** What the author had checked was checked then; here the text alone is attested. */
const asReviewed = (shown: ReviewedCoSign): ReviewedNote => ({
  ...shown,
  verification: { statements: [] },
  factsReadAt: undefined,
  saidNotInNote: undefined,
  changes: undefined,
})
