'use client'

import { Search, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Transcript } from '#lib/ambient/transcript.ts'
import { useNote } from '../note/note-provider.tsx'
import { SoundRemark } from '../playback/play-turn.tsx'
import { IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { TurnRow } from './turn-row.tsx'

/** Every turn in order, with the marks of the sentences it proves; searchable. */
export function TurnList({ transcript }: { readonly transcript: Transcript }) {
  const t = useTranslations('evidence.transcript')
  const [query, setQuery] = useState<string>()
  const shown = useMemo(() => matching(transcript, query ?? ''), [transcript, query])
  const list = useTurnInView()
  const isSearching = query !== undefined
  const isTimed = useMemo(() => transcript.turns.some(({ at }) => at !== undefined), [transcript])
  return (
    <div>
      <header className="sticky top-0 z-1 flex min-h-10 flex-wrap items-center gap-2 bg-ledger px-3 pt-2 pb-1">
        <h3 className="text-m font-semibold">{t('title')}</h3>
        <span className="text-s text-ink-3">{extent(transcript, t)}</span>
        <SoundRemark transcript={transcript} />
        <span className="flex-1" />
        <IconButton
          size="s"
          label={t('search')}
          aria-expanded={isSearching}
          onClick={() => setQuery(isSearching ? undefined : '')}
        >
          <Icon of={isSearching ? X : Search} />
        </IconButton>
        {isSearching ? (
          <div className="w-full pb-1">
            <Field
              label={t('search')}
              type="search"
              autoFocus
              value={query}
              onChange={(event) => setQuery(event.target.value)}
            />
            <p role="status" className="pt-1 text-s text-ink-2">
              {query.trim() === '' ? null : t('found', { count: shown.length })}
            </p>
          </div>
        ) : null}
      </header>
      <ol ref={list} className="pb-3">
        {shown.map((index) => (
          <TurnRow key={index} {...{ transcript, index, isTimed }} query={query?.trim() ?? ''} />
        ))}
      </ol>
    </div>
  )
}

function matching({ turns }: Transcript, query: string): readonly number[] {
  const wanted = query.trim().toLowerCase()
  return turns.flatMap(({ text, label }, index) =>
    `${label} ${text}`.toLowerCase().includes(wanted) ? [index] : [],
  )
}

type TranscriptWords = ReturnType<typeof useTranslations<'evidence.transcript'>>

/** "14 turns, 09:14–09:26" */
function extent({ turns }: Transcript, t: TranscriptWords): string {
  const count = t('turns', { count: turns.length })
  const from = turns.find(({ at }) => at !== undefined)?.at
  const to = turns.findLast(({ at }) => at !== undefined)?.at
  return from === undefined || to === undefined ? count : `${count}, ${t('between', { from, to })}`
}

/** Brings the turn into view that was asked for, or that the open evidence is taken from. */
function useTurnInView() {
  const list = useRef<HTMLOListElement>(null)
  const asked = useNote(({ turn }) => turn)
  const opened = useNote((state) => state.opened?.key)
  useEffect(() => {
    if (!asked) return
    const row = list.current?.querySelector<HTMLElement>(`[data-turn="${asked.index}"]`)
    // The pane may only now become visible: its scroll place is known in the next frame.
    const frame = requestAnimationFrame(() => {
      row?.scrollIntoView({ block: 'center' })
      row?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [asked])
  useEffect(() => {
    if (!opened?.startsWith('said:')) return
    const index = opened.slice(opened.lastIndexOf('#') + 1)
    list.current?.querySelector(`[data-turn="${index}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  return list
}
