'use client'

import { useTranslations } from 'use-intl'
import type { Omission } from '#lib/ambient/omissions.ts'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { speakerName } from '../evidence/speaker-name.ts'
import { Button } from '../ui/button.tsx'
import { Count } from '../ui/count.tsx'
import { useOmissions } from './use-omissions.ts'

/** What was said and is not in the note: each is added or left out by the clinician, never by us. */
export function OmissionList({
  transcript,
  isReadOnly,
}: {
  readonly transcript: Transcript
  readonly isReadOnly: boolean
}) {
  const t = useTranslations('evidence.omissions')
  const { open, leftOutCount, add, leaveOut, takeBack } = useOmissions(transcript)
  return (
    <section aria-label={t('title')} className="border-b border-line-2">
      <header className="flex min-h-10 flex-wrap items-center gap-2 px-3 pt-2 pb-1">
        <h3 className="text-m font-semibold">{t('title')}</h3>
        {open.length > 0 ? <Count of={open.length} what="" tone="warn" /> : null}
        {leftOutCount > 0 ? (
          <span className="ml-auto text-s text-ink-3">
            {t('leftOut', { count: leftOutCount })}{' '}
            <Button size="s" kind="quiet" onClick={takeBack}>
              {t('takeBack')}
            </Button>
          </span>
        ) : null}
      </header>
      {open.length === 0 ? <p className="px-3 pb-2 text-ink-2">{t('none')}</p> : null}
      <ul className="divide-y divide-line">
        {open.map((omission) => (
          <OmissionRow
            key={omission.id}
            omission={omission}
            actions={isReadOnly ? undefined : { add, leaveOut }}
          />
        ))}
      </ul>
    </section>
  )
}

type RowProps = {
  readonly omission: Omission
  readonly actions:
    | { readonly add: (of: Omission) => void; readonly leaveOut: (of: Omission) => void }
    | undefined
}

function OmissionRow({ omission, actions }: RowProps) {
  const t = useTranslations('evidence.omissions')
  const words = useTranslations('evidence')
  const { text, at } = omission
  return (
    <li className="grid gap-0.75 px-3 pt-1.25 pb-1.75">
      <span>
        {omission.asked ? (
          <>
            <q className="text-ink-2">{omission.asked.quote}</q>{' '}
          </>
        ) : null}
        <q>{omission.evidence.quote}</q>{' '}
        <span className="text-s whitespace-nowrap text-ink-3">
          {speakerName(omission, words)}
          {at === undefined ? null : `, ${at}`}
        </span>
      </span>
      {actions ? (
        <span className="flex flex-wrap gap-1 pt-0.5">
          <Button
            size="s"
            aria-label={t('addLabel', { text })}
            onClick={() => actions.add(omission)}
          >
            {t('add')}
          </Button>
          <Button
            size="s"
            kind="plain"
            aria-label={t('leaveOutLabel', { text })}
            onClick={() => actions.leaveOut(omission)}
          >
            {t('leaveOut')}
          </Button>
        </span>
      ) : null}
    </li>
  )
}
