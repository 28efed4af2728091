'use client'

import { Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import { ExactTime } from './exact-time.tsx'
import { type CheckMark, markOf, type SignCheck } from './sign-checks.ts'

type Props = {
  /** Of the heading: what stops signing is shown here. */
  readonly id: string
  readonly checks: readonly SignCheck[]
}

/** What was checked before signing, and what came of it. */
export function SignCheckList({ id, checks }: Props) {
  const t = useTranslations('filing.sign')
  return (
    <div className="border-b border-line px-4 py-3">
      <h3 id={id} tabIndex={-1} className="pb-1 font-semibold">
        {t('checks')}
      </h3>
      <ul className="grid gap-1">
        {checks.map((check) => (
          <li key={check.kind} className="flex items-baseline gap-1.5">
            <Mark of={markOf(check)} />
            <span>
              <CheckWords check={check} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Mark({ of }: { readonly of: CheckMark }) {
  const t = useTranslations('filing.sign.check')
  return (
    <span className="translate-y-px">
      <Shape of={of} />
      <span className="sr-only">{t(of)}. </span>
    </span>
  )
}

function Shape({ of }: { readonly of: CheckMark }) {
  switch (of) {
    case 'ok':
      return <Glyph of="tick" className="text-ok" />
    case 'warn':
      return <Glyph of="triangle" className="text-warn" />
    case 'crit':
      return <Glyph of="diamond" className="text-crit" />
    case 'plain':
      return <Icon of={Circle} size="s" className="inline w-3.5 align-[-2px] text-ink-3" />
  }
}

function CheckWords({ check }: { readonly check: SignCheck }): ReactNode {
  const t = useTranslations('filing.sign')
  switch (check.kind) {
    case 'patient':
      return t(check.hasVisit ? 'patientMatches' : 'patientMatchesOnly')
    case 'evidence':
      if (check.open > 0) return t('open', { count: check.open })
      return check.withReason > 0
        ? t('allWithReason', { count: check.withReason })
        : t('allResolved')
    case 'facts':
      return <FactsWords check={check} />
    case 'left-out':
      return check.count > 0 ? t('leftOut', { count: check.count }) : t('leftOutNone')
    case 'error-prone':
      return t('errorProne', { count: check.count })
    case 'same-patient':
      return t('samePatient')
    case 'same-text':
      return t('sameText')
    case 'size':
      return t(check.fits ? 'fits' : 'tooLarge')
  }
}

function FactsWords({ check }: { readonly check: Extract<SignCheck, { kind: 'facts' }> }) {
  const t = useTranslations('filing.sign')
  const { state, at, changed } = check
  const time = () => (at ? <ExactTime at={at} /> : null)
  if (state === 'none') return t('factsNone')
  if (changed > 0) return t.rich('factsChanged', { count: changed, time })
  return state === 'read' ? t.rich('factsRead', { time }) : t('factsUnread')
}
