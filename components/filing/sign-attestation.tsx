'use client'

import { useTranslations } from 'use-intl'
import type { Signing } from './use-signing.ts'

/** What is confirmed by signing, and its version. */
export type AttestationText = { readonly textVersion: string; readonly text: string }

type Props = {
  readonly id: string
  readonly attestation: AttestationText
  readonly signing: Signing
}

/** The box is never ticked in advance. */
export function SignAttestation({ id, attestation, signing }: Props) {
  const t = useTranslations('filing.sign')
  const isMissing = signing.missing?.kind === 'attestation' && !signing.isAttested
  return (
    <div className="px-4 py-3 at-900:col-span-2 at-900:border-t at-900:border-line-2">
      <h3 className="sr-only">{t('attestation')}</h3>
      <div className="grid max-w-[96ch] grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5">
        <input
          id={id}
          type="checkbox"
          checked={signing.isAttested}
          onChange={(event) => signing.attest(event.target.checked)}
          disabled={signing.isSending}
          aria-invalid={isMissing}
          aria-describedby={`${id}-version`}
          className="size-5 accent-accent"
        />
        <label htmlFor={id}>{attestation.text}</label>
        <p id={`${id}-version`} className="col-start-2 pt-1 text-s text-ink-3">
          {t('attestationVersion', { version: attestation.textVersion })}
        </p>
      </div>
    </div>
  )
}
