'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { Clinician } from '#lib/smart/launch.ts'
import { INPUT } from '../ui/field.tsx'
import type { Signing } from './use-signing.ts'

/** Whether a co-signature can be asked for here. */
export type CoSignOffer = {
  readonly isOffered: boolean
  /** What is amended was filed for co-signature: so is this, unless its author decides otherwise. */
  readonly isPreset: boolean
  /** The clinicians of the visit, the author aside. */
  readonly clinicians: readonly Clinician[]
}

type Props = {
  readonly offer: CoSignOffer
  readonly ehrName: string
  readonly signing: Signing
}

const NOT_NEEDED = ''
const ANYBODY = 'anybody'

/** Whether somebody else has to attest the note, and who. */
export function SignCoSign({ offer, ehrName, signing }: Props) {
  const t = useTranslations('filing.sign.coSign')
  const id = useId()
  const { coSign, askCoSign, isSending } = signing
  if (!offer.isOffered) {
    return (
      <p className="border-b border-line px-4 py-2 text-s text-ink-2">
        {t('notOffered', { ehr: ehrName })}
      </p>
    )
  }
  const choose = (value: string) =>
    askCoSign(
      value === NOT_NEEDED
        ? undefined
        : { to: offer.clinicians.find(({ user }) => user === value)?.user },
    )
  return (
    <div className="grid gap-1 border-b border-line px-4 py-3">
      <label htmlFor={`${id}by`} className="font-semibold">
        {t('title')}
      </label>
      <select
        id={`${id}by`}
        value={coSign ? (coSign.to ?? ANYBODY) : NOT_NEEDED}
        onChange={({ target }) => choose(target.value)}
        disabled={isSending}
        aria-describedby={coSign ? `${id}hint` : undefined}
        className={INPUT}
      >
        <option value={NOT_NEEDED}>{t('notNeeded')}</option>
        <option value={ANYBODY}>{t('anybody')}</option>
        {offer.clinicians.map(({ user, name }) => (
          <option key={user} value={user}>
            {t('by', { name })}
          </option>
        ))}
      </select>
      {coSign ? (
        <p id={`${id}hint`} className="text-s text-ink-2">
          {t('hint')}
        </p>
      ) : null}
    </div>
  )
}
