'use client'

import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReviewedNote } from '#lib/flows/review-note.ts'
import type { Overrides } from '#lib/note/approve.ts'
import { unresolved } from '#lib/note/verification.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { SignNote } from './actions.ts'
import type { AttestationText } from './attestation-box.tsx'
import { SignAttestation } from './sign-attestation.tsx'
import { SignChanges } from './sign-changes.tsx'
import { SignCheckList } from './sign-check-list.tsx'
import { coSignChecks, signChecks } from './sign-checks.ts'
import { type CoSignOffer, SignCoSign } from './sign-co-sign.tsx'
import { type NoteAuthor, SignFacts } from './sign-facts.tsx'
import { SignFooter } from './sign-footer.tsx'
import { SignReasons } from './sign-reasons.tsx'
import { SignedText } from './signed-text.tsx'
import { useArmed } from './use-armed.ts'
import { useHeldOpen } from './use-held-open.ts'
import { useSigning } from './use-signing.ts'
import type { Missing } from './what-is-missing.ts'

type Props = {
  /** What the server rendered and checked; exactly this is signed. */
  readonly review: ReviewedNote
  /** Signing a note of one's own, or attesting that of another. */
  readonly does?: 'sign' | 'co-sign'
  /** Title of the note's type, `Progress note`. */
  readonly noteType: string
  readonly noteVersion: number | undefined
  /** Who wrote it, where that is somebody else. */
  readonly author?: NoteAuthor | undefined
  readonly coSign?: CoSignOffer | undefined
  readonly ehrName: string
  readonly whereNotesAppear: string
  readonly attestation: AttestationText
  /** The age as the banner tells it. */
  readonly age?: ReactNode
  /** The allergies, as the banner tells them. */
  readonly allergies?: ReactNode
  /** Reasons that were written before the dialog was closed. */
  readonly startingReasons?: Overrides
  readonly onSign: SignNote
  /** Closed without signing; with the reasons, so that they are not written twice. */
  readonly onClose: (reasons: Overrides) => void
  readonly onSigned: () => void
  /** Back to a sentence of the note, after closing. */
  readonly onGoTo: (statementId: string) => void
}

const NONE: Overrides = {}

/**
 * The last look before a note is signed and filed: who and where in full, the checks, the exact
 * bytes, the attestation. It is open as long as it is on the page.
 */
export default function SignDialog(props: Props) {
  const { review, attestation, coSign, does = 'sign' } = props
  const { startingReasons = NONE, onSign, onSigned, onClose } = props
  const t = useTranslations('filing.sign')
  const id = useId()
  const body = useRef<HTMLDivElement>(null)
  const submit = useRef<HTMLButtonElement>(null)
  const isArmed = useArmed(submit)
  const needsCoSign = coSign?.isPreset === true && coSign.isOffered
  const signing = useSigning({
    ...{ review, onSign, onSigned, isArmed, startingReasons, needsCoSign },
  })
  useHeldOpen(body, signing.isSending)
  useFocusGivenBack()
  const toResolve = useMemo(() => unresolved(review.verification), [review])
  const ids = { checks: `${id}checks`, attestation: `${id}attestation`, reason: `${id}reason-` }
  const leave = () => {
    if (!signing.isSending) onClose(signing.reasons)
  }
  const press = () => {
    const missing = signing.press()
    const place = missing && placeOf(missing, ids)
    if (place) document.getElementById(place)?.focus()
  }
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t(`title.${does}`)}
      footer={
        <SignFooter does={does} signing={signing} submit={submit} onPress={press} onBack={leave} />
      }
    >
      <div
        ref={body}
        className="grid at-900:h-full at-900:grid-cols-[23.75rem_minmax(0,1fr)] at-900:grid-rows-[minmax(0,1fr)_auto]"
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a part of the dialog, not of the page's outline */}
        <div
          role="group"
          aria-label={t('who')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and must do so by keyboard too
          tabIndex={0}
          className="min-w-0 focus-visible:-outline-offset-2 at-900:overflow-auto"
        >
          <SignFacts identity={review.identity} {...props} />
          <SignCheckList
            id={ids.checks}
            checks={does === 'sign' ? signChecks(review, signing.reasons) : coSignChecks(review)}
          />
          {coSign ? <SignCoSign offer={coSign} ehrName={props.ehrName} signing={signing} /> : null}
          {review.changes ? <SignChanges changes={review.changes} /> : null}
          <SignReasons
            statements={toResolve}
            signing={signing}
            fieldId={(statementId) => ids.reason + statementId}
            onGoTo={(statementId) => {
              if (signing.isSending) return
              leave()
              props.onGoTo(statementId)
            }}
          />
        </div>
        <SignedText review={review} />
        <SignAttestation id={ids.attestation} attestation={attestation} signing={signing} />
      </div>
    </Dialog>
  )
}

type Ids = { readonly checks: string; readonly attestation: string; readonly reason: string }

/** Where to go for what is missing; for a look there is nowhere to go. */
function placeOf(missing: Missing, ids: Ids): string | undefined {
  switch (missing.kind) {
    case 'size':
      return ids.checks
    case 'check':
    case 'reason':
      return ids.reason + missing.statementId
    case 'attestation':
      return ids.attestation
    case 'look':
      return undefined
  }
}

/** What had the focus gets it back, if it is still there. */
function useFocusGivenBack(): void {
  // Read before the dialog takes the focus, which it does in an effect of its own.
  const [before] = useState(() =>
    typeof document === 'undefined' ? undefined : document.activeElement,
  )
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}
