'use client'

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DrawerSlotContext } from '../ui/drawer-slot.ts'
import { type Panel, panels } from './panel.ts'
import { PanelProvider } from './panel-context.ts'
import { PanelTabs } from './panel-tabs.tsx'

type Props = {
  readonly identity: ReactNode
  readonly note: ReactNode
  readonly chart: ReactNode
  readonly transcript: ReactNode
  readonly activity: ReactNode
  /** The action bar, or the filing region in its place. */
  readonly bar: ReactNode
  /** The capture bar, while there is something to capture. */
  readonly capture?: ReactNode
  /** The panel in front at first; the note unless said otherwise. */
  readonly firstPanel?: Panel | undefined
  /** Numbers on the tabs: what is to resolve, and what was said but is not in the note. */
  readonly counts?: { readonly note?: number; readonly transcript?: number }
}

const PANE = 'workspace-pane'
const SIDE = `${PANE} bg-ledger at-720:border-line-2 at-720:border-r`
const LAST = `${SIDE} at-1200:border-r-0 at-1200:border-l`

/**
 * The frame of the page: identity on top, where the note stands at the bottom, and in between one
 * panel below 720 px, two from there, three from 1200 px.
 */
export function Workspace(props: Props) {
  const t = useTranslations('shell')
  const [panel, setPanel] = useState<Panel>(props.firstPanel ?? 'note')
  const [drawerSlot, setDrawerSlot] = useState<HTMLDivElement | null>(null)
  const grid = useRef<HTMLDivElement>(null)
  usePanelKeys(setPanel, grid)
  const control = useMemo(() => ({ panel, show: setPanel }), [panel])
  return (
    <PanelProvider value={control}>
      <DrawerSlotContext value={drawerSlot}>
        <div className="workspace-frame @container/frame relative h-dvh min-h-120 overflow-hidden bg-page">
          <div ref={grid} className="workspace" data-front={panel}>
            {props.identity}
            <PanelTabs counts={props.counts ?? {}} />
            {props.capture ? (
              <section className="workspace-capture" aria-label={t('capture')}>
                {props.capture}
              </section>
            ) : null}
            <main>
              <section
                className={SIDE}
                data-panel="chart"
                aria-label={t('panel.chart')}
                tabIndex={-1}
              >
                {props.chart}
              </section>
              <section
                className={`${PANE} bg-page`}
                data-panel="note"
                aria-label={t('panel.note')}
                tabIndex={-1}
              >
                {props.note}
              </section>
              <section
                className={LAST}
                data-panel="transcript"
                aria-label={t('panel.transcript')}
                tabIndex={-1}
              >
                {props.transcript}
              </section>
              <section
                className={LAST}
                data-panel="activity"
                aria-label={t('panel.activity')}
                tabIndex={-1}
              >
                {props.activity}
              </section>
            </main>
            <div ref={setDrawerSlot} className="workspace-drawer" />
            <section className="workspace-bar z-3" aria-label={t('actions')}>
              {props.bar}
            </section>
          </div>
        </div>
      </DrawerSlotContext>
    </PanelProvider>
  )
}

/** Alt+1 to Alt+4 bring a panel to the front and the focus into it (KEY1). */
function usePanelKeys(
  show: (panel: Panel) => void,
  grid: { readonly current: HTMLElement | null },
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // By the key's place: with Alt held, some layouts write another character.
      const panel = panels[Number(/^Digit([1-4])$/.exec(event.code)?.[1]) - 1]
      if (!event.altKey || event.ctrlKey || event.metaKey || !panel) return
      event.preventDefault()
      show(panel)
      requestAnimationFrame(() => {
        grid.current?.querySelector<HTMLElement>(`:scope > main > [data-panel="${panel}"]`)?.focus()
      })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [show, grid])
}
