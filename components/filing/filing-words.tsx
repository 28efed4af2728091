'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { FilingFace } from './filing-face.ts'

type Props = { readonly filing: FilingView; readonly face: FilingFace }

const FILED: ReadonlySet<FilingFace> = new Set(['filed', 'identical', 'unread'])
const VOID_TODO: ReadonlySet<FilingFace> = new Set([
  'altered',
  'not-permitted',
  'not-found',
  'look-refused',
  'different',
  'several',
  'rejected',
])
const WITH_CAUSE: ReadonlySet<FilingFace> = new Set(['pending', 'not-permitted', 'rejected'])

/** What happened, then what to do: in the words of a colleague, and in the EHR's own. */
export function FilingWords({ filing, face }: Props) {
  const t = useTranslations('filing.region')
  const say = useTranslations('appError')
  const { ehrName: ehr, kind, errorCode, ehrSaid, adopted, whereNotesAppear } = filing
  const { isPreliminary } = filing
  const isVoid = kind === 'void'
  const bodyOf = (shown: FilingFace): string | null => {
    if (isVoid) return t(`voidBody.${shown}`, { ehr })
    return shown === 'identical' ? null : t(`body.${shown}`, { ehr })
  }
  return (
    <div className="grid gap-0.5">
      <p>
        {WITH_CAUSE.has(face) && errorCode ? `${say(errorCode)} ` : null}
        {FILED.has(face) && !isVoid
          ? `${isPreliminary ? t('preliminary', { ehr }) : whereNotesAppear} `
          : null}
        {adopted && FILED.has(face) && !isVoid ? `${t('adopted')} ` : null}
        {bodyOf(face)}
      </p>
      {filing.dismissal ? (
        <p className="wrap-anywhere text-ink-2">{t('dismissal', { reason: filing.dismissal })}</p>
      ) : null}
      {ehrSaid && face === 'rejected' ? (
        <p className="text-s wrap-anywhere text-ink-2">{t('ehrSaid', { ehr, said: ehrSaid })}</p>
      ) : null}
      <Todo filing={filing} face={face} />
    </div>
  )
}

function Todo({ filing: { kind, errorCode }, face }: Props): ReactNode {
  const t = useTranslations('filing.region')
  if (kind === 'void' && face !== 'changed') {
    return VOID_TODO.has(face) ? <Advice>{t('voidTodo')}</Advice> : null
  }
  switch (face) {
    case 'unread':
    case 'altered':
    case 'sign-in':
    case 'not-permitted':
    case 'not-found':
    case 'look-refused':
    case 'different':
    case 'changed':
    case 'several':
      return <Advice>{t(`todo.${face}`)}</Advice>
    case 'rejected': {
      const isNotOffered = errorCode === 'FHIR_NOT_SUPPORTED'
      return <Advice>{t(isNotOffered ? 'todo.rejected-not-supported' : 'todo.rejected')}</Advice>
    }
    default:
      return null
  }
}

function Advice({ children }: { readonly children: string }) {
  const t = useTranslations('filing.region')
  return (
    <p>
      <b>{t('todoLabel')}</b> {children}
    </p>
  )
}
