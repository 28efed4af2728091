'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Instant } from '#lib/kernel/instant.ts'
import { ExactTime } from '../filing/exact-time.tsx'
import { LinkButton } from '../launch/link-button.tsx'
import { SoloLead, SoloPage, SoloTitle } from '../launch/solo-page.tsx'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Keeping } from './keep-until-saved.ts'

/** Why the chart is not shown: locked here or by the server, left, or over. */
export type SessionOver = 'idle' | 'user' | 'locked' | 'left' | 'limit' | 'ended' | 'missing'

type LeadKind = 'locked' | 'ended' | 'missing'

const LEADS: Readonly<Record<SessionOver, LeadKind>> = {
  idle: 'locked',
  user: 'locked',
  locked: 'locked',
  left: 'ended',
  limit: 'ended',
  ended: 'ended',
  missing: 'missing',
}

type Props = {
  readonly why: SessionOver
  /** When; known only where the page itself saw it happen. */
  readonly at?: Instant | undefined
  readonly idleMinutes?: number | undefined
  /** `R. M.`; nothing else of the patient is shown. */
  readonly initials?: string | undefined
  /** What became of the text that was not saved; without it there was none. */
  readonly keeping?: Keeping | undefined
  readonly savedAt?: Instant | undefined
  readonly userName?: string | undefined
  readonly ehrName?: string | undefined
  /** When the session is over whatever happens; told while it is only locked. */
  readonly endsAt?: Instant | undefined
  /** Where one signs in for this EHR; without it the way is through the EHR. */
  readonly signInHref?: string | undefined
}

/** In the place of the chart when nobody may see it: initials at most, the draft kept, the way back. */
export function LockedPage(props: Props) {
  const { why, initials, savedAt, userName, ehrName, endsAt, keeping = 'kept' } = props
  const t = useTranslations('session.locked')
  const lead = LEADS[why]
  const ehr = ehrName ?? t('theEhr')
  const user = userName ?? t('you')
  // Leaving would lose what only this page has.
  const isHeld = keeping === 'waiting'
  const signInHref = isHeld ? undefined : props.signInHref
  return (
    <SoloPage from={ehrName} foot={t('foot')}>
      <p className="flex items-center gap-2 pb-3.5 text-ink-2">
        <Icon of={Lock} />
        <Kicker {...props} />
      </p>
      {initials ? (
        <p className="pb-2.5 text-big font-semibold tracking-wider">
          <span className="sr-only">{t('initials', { initials })}</span>
          <span aria-hidden="true">{initials}</span>
        </p>
      ) : null}
      <SoloTitle>{t(`title.${titleOf(lead, keeping)}`)}</SoloTitle>
      <SoloLead>
        {savedAt ? t.rich('savedAt', { time: () => <ExactTime at={savedAt} /> }) : null}
        {savedAt ? ' ' : null}
        <Lead lead={lead} keeping={keeping} user={user} />
      </SoloLead>
      {signInHref ? (
        <div className="pt-5">
          <LinkButton kind="primary" href={signInHref}>
            {t('signInAgain')}
          </LinkButton>
        </div>
      ) : null}
      <p className="pt-4 text-s text-ink-3">
        {isHeld ? null : t(signInHref ? 'howElse' : 'howOnly', { ehr })}{' '}
        {endsAt && lead === 'locked'
          ? t.rich('endsAt', { time: () => <ClinicalTime at={endsAt} show="time" /> })
          : null}
      </p>
    </SoloPage>
  )
}

const titleOf = (lead: LeadKind, keeping: Keeping) =>
  keeping === 'kept' ? (lead === 'missing' ? 'missing' : 'kept') : keeping

type LeadProps = { readonly lead: LeadKind; readonly keeping: Keeping; readonly user: string }

function Lead({ lead, keeping, user }: LeadProps) {
  const t = useTranslations('session.locked')
  if (keeping === 'waiting') return t('unsaved.waiting')
  if (keeping === 'lost') return t('unsaved.lost', { user })
  return lead === 'missing' ? t('lead.missing') : t(`lead.${lead}`, { user })
}

function Kicker({ why, at, idleMinutes = 0 }: Props) {
  const t = useTranslations('session.locked.kicker')
  const time = () => (at ? <ClinicalTime at={at} show="time" /> : null)
  return <span>{t.rich(why, { minutes: idleMinutes, time })}</span>
}
