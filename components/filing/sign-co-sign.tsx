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

const ANYBODY = ''

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
  return (
    <fieldset className="grid gap-1.5 border-b border-line px-4 py-3">
      <legend className="sr-only">{t('title')}</legend>
      <div className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5">
        <input
          id={`${id}needs`}
          type="checkbox"
          checked={coSign !== undefined}
          onChange={(event) => askCoSign(event.target.checked ? {} : undefined)}
          disabled={isSending}
          className="size-5 accent-accent"
        />
        <label htmlFor={`${id}needs`} className="font-medium">
          {t('needs')}
        </label>
      </div>
      {coSign ? (
        <div className="grid gap-1 pl-7.5">
          <label htmlFor={`${id}by`} className="text-s font-medium text-ink-2">
            {t('by')}
          </label>
          <select
            id={`${id}by`}
            value={coSign.to ?? ANYBODY}
            onChange={({ target }) =>
              askCoSign({ to: offer.clinicians.find(({ user }) => user === target.value)?.user })
            }
            disabled={isSending}
            aria-describedby={`${id}hint`}
            className={INPUT}
          >
            <option value={ANYBODY}>{t('anybody')}</option>
            {offer.clinicians.map(({ user, name }) => (
              <option key={user} value={user}>
                {name}
              </option>
            ))}
          </select>
          <p id={`${id}hint`} className="text-s text-ink-3">
            {t('hint')}
          </p>
        </div>
      ) : null}
    </fieldset>
  )
}
