'use client'

import { useTranslations } from 'use-intl'
import { classNames } from '../ui/class-names.ts'
import { Count } from '../ui/count.tsx'
import { panels } from './panel.ts'
import { usePanel } from './panel-context.ts'

type Props = { readonly counts: { readonly note?: number; readonly transcript?: number } }

// From 720 px on the note has its own column, so its tab goes and the chart is what is beside it.
const TAB =
  'inline-flex min-h-9.5 items-center gap-1.5 border-y-2 border-transparent px-2.5 font-medium text-ink-2 focus-visible:-outline-offset-3 under-360:px-1.75 at-720:min-h-10.75'
const CURRENT = 'border-b-accent font-semibold text-ink'
const CURRENT_BESIDE_NOTE = 'at-720:border-b-accent at-720:font-semibold at-720:text-ink'

/** The panels as tabs, while there is not room for all of them. */
export function PanelTabs({ counts }: Props) {
  const t = useTranslations('shell')
  const { panel: current, show } = usePanel()
  return (
    <nav
      aria-label={t('panels')}
      className="workspace-tabs flex min-w-0 flex-wrap border-b border-line-2 bg-ledger px-1 at-720:border-r"
    >
      {panels.map((panel) => (
        <button
          key={panel}
          type="button"
          aria-current={panel === current ? 'true' : undefined}
          onClick={() => show(panel)}
          className={classNames(
            TAB,
            panel === current && CURRENT,
            panel === 'note' && 'at-720:hidden',
            panel === 'chart' && current === 'note' && CURRENT_BESIDE_NOTE,
          )}
        >
          {t(`panel.${panel}`)}
          {panel === 'note' && counts.note ? (
            <Count of={counts.note} what={t('toResolve')} tone="warn" />
          ) : null}
          {panel === 'transcript' && counts.transcript ? (
            <Count of={counts.transcript} what={t('saidNotInNote')} />
          ) : null}
        </button>
      ))}
    </nav>
  )
}
