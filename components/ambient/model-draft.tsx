'use client'

import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import type { ModelEngine } from '#lib/ambient/models/language-model.ts'
import { Button } from '../ui/button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { ProposalList } from './proposal-list.tsx'
import { RefusedStatements } from './refused-statements.tsx'
import { type AskModel, type ModelDraftState, useModelDraft } from './use-model-draft.ts'

type Props = { readonly engine: ModelEngine; readonly ask: AskModel }

/**
 * A language model's draft as a difference over the note: where it is, before anything is sent to it;
 * then its statements, each to be taken or left by the clinician, never by us.
 */
export function ModelDraft({ engine, ask }: Props) {
  const t = useTranslations('modelDraft')
  const { state, open, start, take, leave } = useModelDraft(ask)
  const heading = useId()
  const model = engine.name
  const isAnswered = state.kind === 'answered'
  return (
    <section aria-labelledby={heading} className="border-b border-line-2">
      <header className="flex min-h-10 flex-wrap items-center gap-2 px-3 pt-2 pb-1">
        <h3 id={heading} tabIndex={-1} className="text-m font-semibold">
          {t('title', { model })}
        </h3>
        {isAnswered ? <Open count={open.length} isDecided={state.decided.length > 0} /> : null}
      </header>
      {isAnswered ? null : <Where engine={engine} />}
      <Progress state={state} model={model} />
      {isAnswered ? (
        <>
          <ProposalList proposals={open} onTake={take} onLeave={leave} />
          <RefusedStatements of={state.draft.leftOut} />
        </>
      ) : null}
      {/* The same button all the time, so that the focus is not lost with it. */}
      <div className="px-3 pb-2">
        <Button
          size="s"
          kind={isAnswered ? 'plain' : 'outlined'}
          aria-disabled={state.kind === 'asking'}
          onClick={() => void start()}
        >
          {isAnswered || state.kind === 'failed' ? t('again') : t('ask', { model })}
        </Button>
      </div>
    </section>
  )
}

/** Where what was said goes, before it goes there (G17). */
function Where({ engine: { locality } }: { readonly engine: ModelEngine }) {
  const t = useTranslations('modelDraft')
  const b = (words: ReactNode) => <b className="text-ink">{words}</b>
  return (
    <p className="px-3 pb-1.5 text-ink-2">
      {locality.kind === 'host'
        ? t.rich('sent', { b, host: locality.host })
        : t.rich('stays', { b })}{' '}
      {t('offer')}
    </p>
  )
}

type OpenProps = { readonly count: number; readonly isDecided: boolean }

/** How many statements are to be decided. */
function Open({ count, isDecided }: OpenProps) {
  const t = useTranslations('modelDraft')
  return (
    <span role="status" className="text-s text-ink-2">
      {count > 0 ? t('open', { count }) : t(isDecided ? 'done' : 'none')}
    </span>
  )
}

type ProgressProps = { readonly state: ModelDraftState; readonly model: string }

function Progress({ state, model }: ProgressProps) {
  const t = useTranslations('modelDraft')
  const say = useTranslations('appError')
  switch (state.kind) {
    case 'offered':
    case 'answered':
      return null
    case 'asking':
      return (
        <p className="flex flex-wrap gap-x-2 px-3 pb-2">
          <Spinner>{t('asking', { model })}</Spinner>
          <span className="text-ink-2">{t('meanwhile')}</span>
        </p>
      )
    case 'failed':
      return (
        <p role="alert" className="px-3 pb-2 font-semibold text-warn">
          {say(state.code)}
        </p>
      )
  }
}
