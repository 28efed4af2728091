'use client'

import { useTranslations } from 'use-intl'
import { AttestationBox, type AttestationText } from './attestation-box.tsx'
import type { Signing } from './use-signing.ts'

type Props = {
  readonly id: string
  readonly attestation: AttestationText
  readonly signing: Signing
}

/** What is confirmed by signing a note. */
export function SignAttestation({ id, attestation, signing }: Props) {
  const t = useTranslations('filing.sign')
  return (
    <div className="px-4 py-3 at-900:col-span-2 at-900:border-t at-900:border-line-2">
      <h3 className="sr-only">{t('attestation')}</h3>
      <AttestationBox
        id={id}
        attestation={attestation}
        isAttested={signing.isAttested}
        onAttest={signing.attest}
        isMissing={signing.missing?.kind === 'attestation' && !signing.isAttested}
        isSending={signing.isSending}
      />
    </div>
  )
}
