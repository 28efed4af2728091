'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { OpenedNote } from '#lib/flows/open-note.ts'
import type { FilingId } from '#lib/kernel/ids.ts'
import { unresolved } from '#lib/note/verification.ts'
import { useNote, useNoteStore } from '../note/note-provider.tsx'
import { SaveStatus } from '../note/save-status.tsx'
import type { NoteSaving } from '../note/use-autosave.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import { ActionBar } from '../workspace/action-bar.tsx'
import { Signing } from './signing.tsx'
import type { DraftingState } from './use-drafting.ts'
import { useReview } from './use-review.ts'
import type { WrittenProps } from './written-visit.tsx'

/** Told of the signature, and of the co-signature that was asked for with it. */
export type OnSigned = (filingId: FilingId, coSign: OpenedNote['coSign']) => void

type Props = Pick<WrittenProps, 'launch' | 'actions' | 'opened'> & {
  readonly saving: NoteSaving
  readonly drafting: DraftingState
  readonly onSigned: OnSigned
}

/** Where the draft stands, what is to resolve, and the one way on. */
export function DraftBar({ launch, actions, opened, saving, drafting, onSigned }: Props) {
  const t = useTranslations('visit')
  const say = useTranslations('appError')
  const store = useNoteStore()
  const review = useReview({ actions, opened, saving })
  useReviewKey(review.start)
  const { state } = review
  const isBusy = state.kind === 'preparing' || drafting.kind === 'drafting'
  return (
    <>
      <ActionBar
        state={
          <DraftState
            saving={saving}
            message={
              drafting.kind === 'drafting'
                ? t('drafting')
                : drafting.kind === 'failed'
                  ? say(drafting.code)
                  : state.kind === 'failed'
                    ? say(state.code)
                    : undefined
            }
            cannotFile={launch.canFile ? undefined : t('notFiled', { ehr: launch.ehrName })}
          />
        }
      >
        <IconButton
          kind="outlined"
          label={t('previous')}
          className="under-720:hidden"
          onClick={() => store.goToUnresolved('previous')}
        >
          <Icon of={ChevronUp} />
        </IconButton>
        <Button aria-label={t('next')} onClick={() => store.goToUnresolved('next')}>
          <Icon of={ChevronDown} />
          <span className="under-720:hidden">{t('next')}</span>
        </Button>
        <Button
          kind="primary"
          className="min-h-9 flex-1 under-480:min-h-10 at-480:flex-none"
          aria-keyshortcuts="Alt+Enter"
          aria-disabled={isBusy}
          onClick={review.start}
        >
          {state.kind === 'preparing' ? t('preparing') : t('review')}
        </Button>
      </ActionBar>
      {state.kind === 'open' ? (
        <Signing {...{ launch, actions, opened, review, onSigned }} shown={state} />
      ) : null}
    </>
  )
}

type StateProps = {
  readonly saving: NoteSaving
  readonly message: string | undefined
  /** Words for a session that may not file; saving goes on all the same. */
  readonly cannotFile: string | undefined
}

function DraftState({ saving, message, cannotFile }: StateProps) {
  const t = useTranslations('visit')
  const open = useNote(({ verification }) => unresolved(verification).length)
  if (message) return <span className="font-semibold text-warn">{message}</span>
  return (
    <>
      <span
        className={`inline-flex items-center gap-1 text-s font-semibold ${open > 0 ? 'text-warn' : 'text-ok'}`}
      >
        <Glyph of={open > 0 ? 'triangle' : 'tick'} />
        {open > 0 ? t('toResolve', { count: open }) : t('nothingToResolve')}
      </span>
      {cannotFile ? (
        <span className="font-semibold text-warn">{cannotFile}</span>
      ) : (
        <span className="text-s text-ink-2">
          {t.rich('draft', { b: (words) => <b>{words}</b> })}
        </span>
      )}
      <SaveStatus state={saving.state} />
    </>
  )
}

/** Alt+Enter reviews, wherever the focus is (KEY1). */
function useReviewKey(start: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      start()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [start])
}
