'use client'

import { useTranslations } from 'use-intl'

/** What is confirmed by signing, and its version. */
export type AttestationText = { readonly textVersion: string; readonly text: string }

type Props = {
  readonly id: string
  readonly attestation: AttestationText
  readonly isAttested: boolean
  readonly onAttest: (isAttested: boolean) => void
  readonly isMissing: boolean
  readonly isSending: boolean
}

/** The box under which somebody signs: never ticked in advance, with the version of its words. */
export function AttestationBox({ id, attestation, ...box }: Props) {
  const t = useTranslations('filing.sign')
  return (
    <div className="grid max-w-[96ch] grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5">
      <input
        id={id}
        type="checkbox"
        checked={box.isAttested}
        onChange={(event) => box.onAttest(event.target.checked)}
        disabled={box.isSending}
        aria-invalid={box.isMissing}
        aria-describedby={`${id}-version`}
        className="size-5 accent-accent"
      />
      <label htmlFor={id}>{attestation.text}</label>
      <p id={`${id}-version`} className="col-start-2 pt-1 text-s text-ink-3">
        {t('attestationVersion', { version: attestation.textVersion })}
      </p>
    </div>
  )
}
