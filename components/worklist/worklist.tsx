'use client'

import { useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { worklistKinds } from '#lib/filing/worklist.ts'
import type { WorklistItem } from '#lib/flows/read-worklist.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { hasDeviceDraft } from '../note/device-draft.ts'
import { classNames } from '../ui/class-names.ts'
import { Empty } from '../ui/empty.tsx'
import { WorklistRow } from './worklist-row.tsx'

type Props = {
  readonly items: readonly WorklistItem[]
  readonly launchId: string
  readonly ehrName: string
  readonly now: Instant
}

const filters = [...worklistKinds, 'recovered'] as const
type Filter = (typeof filters)[number]

/** A user's unfinished work, oldest first, all of it or of one kind. */
export function Worklist({ items, launchId, ehrName, now }: Props) {
  const t = useTranslations('worklist')
  const [filter, setFilter] = useState<Filter>()
  const recovered = useRecovered(items)
  const isOf = (item: WorklistItem, kind: Filter) =>
    kind === 'recovered' ? recovered.has(item.noteId) : item.kind === kind
  const shown = filter ? items.filter((item) => isOf(item, filter)) : items
  return (
    <>
      <a href={`/l/${launchId}`}>{t('back')}</a>
      <h1 className="pt-3 text-xl font-semibold tracking-tight">{t('title')}</h1>
      <p className="max-w-[90ch] pb-3 text-ink-2">{t('lead', { ehr: ehrName })}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these switch a view */}
      <div role="group" aria-label={t('filter')} className="flex flex-wrap gap-1.5 pb-3">
        <FilterButton isOn={filter === undefined} onChoose={() => setFilter(undefined)}>
          {t('all', { count: items.length })}
        </FilterButton>
        {filters.map((kind) => {
          const count = items.filter((item) => isOf(item, kind)).length
          if (count === 0 && kind !== filter) return null
          return (
            <FilterButton key={kind} isOn={filter === kind} onChoose={() => setFilter(kind)}>
              {t(`kind.${kind}`, { count })}
            </FilterButton>
          )
        })}
      </div>
      <p role="status" className="sr-only">
        {t('shown', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Empty glyph="tick">{items.length === 0 ? t('empty') : t('emptyKind')}</Empty>
      ) : (
        <ol className="border-t border-line-2">
          {shown.map((item) => (
            <WorklistRow
              key={`${item.noteId} ${item.does} ${item.since} ${item.coSign?.standing ?? ''}`}
              {...{ item, launchId, now }}
              isOnDevice={recovered.has(item.noteId)}
            />
          ))}
        </ol>
      )}
    </>
  )
}

type FilterProps = {
  readonly isOn: boolean
  readonly onChoose: () => void
  readonly children: string
}

const FilterButton = ({ isOn, onChoose, children }: FilterProps) => (
  <button
    type="button"
    aria-pressed={isOn}
    onClick={onChoose}
    className={classNames(
      'min-h-7 rounded-2 border px-2.5 text-s',
      isOn
        ? 'border-accent bg-accent-soft font-semibold text-accent shadow-[inset_0_-2px_0_var(--accent)]'
        : 'border-edge font-medium text-ink-2 hover:bg-accent-soft',
    )}
  >
    {children}
  </button>
)

/** Notes of the list whose unsaved words an earlier page left on this device. */
function useRecovered(items: readonly WorklistItem[]): ReadonlySet<string> {
  const ids = useSyncExternalStore(
    () => () => undefined,
    () =>
      items
        .filter(({ noteId, kind }) => kind === 'unsigned' && hasDeviceDraft(noteId))
        .map(({ noteId }) => noteId)
        .join(' '),
    () => '',
  )
  return new Set(ids.split(' ').filter(Boolean))
}
