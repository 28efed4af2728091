'use client'

import { useTranslations } from 'use-intl'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import type { SaveState } from './save-state.ts'

/** In the action bar: how the note stands with the server, in words that are true. */
export function SaveStatus({ state }: { readonly state: SaveState }) {
  const isTrouble = state.kind === 'kept-on-page' || state.kind === 'conflict'
  return (
    <span className={`text-s ${isTrouble ? 'font-semibold text-warn' : 'text-ink-2'}`}>
      <Words of={state} />
    </span>
  )
}

function Words({ of: state }: { readonly of: SaveState }) {
  const t = useTranslations('note.save')
  if (state.kind !== 'saved') return t(state.kind)
  const { at } = state
  if (at === undefined) return t('savedNow')
  return t.rich('saved', { time: () => <ClinicalTime at={at} show="time" /> })
}
