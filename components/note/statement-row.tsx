'use client'

import { useTranslations } from 'use-intl'
import { markFace, markTarget } from '../evidence/mark-classes.ts'
import { Glyph } from '../ui/glyph.tsx'
import { useNoteStore } from './note-provider.tsx'
import { shownMarks } from './shown-marks.ts'
import { statementClasses as look } from './statement-classes.ts'
import type { ConflictView, StatementView } from './statement-view.ts'
import { glyphOf } from './status-glyph.ts'
import { withDifference } from './with-difference.ts'

type Props = { readonly text: string; readonly view: StatementView | undefined }

/** One statement that cannot be edited here, with the same look as in the editor. */
export function StatementRow({ text, view }: Props) {
  const status = view?.status ?? 'blank'
  const glyph = glyphOf(status)
  return (
    <li className={look.row} data-statement={view?.id} tabIndex={-1}>
      <span className={look.gutter(status)}>
        {glyph ? <Glyph of={glyph} className="block" /> : null}
        {view ? <span className="sr-only">{view.statusLabel}. </span> : null}
      </span>
      <div className={look.body(status)}>
        <p className={look.line}>
          <span className={look.text(status)}>
            <Differing text={text} differing={view?.conflict?.stated ?? ''} />
          </span>
          {view ? <Tail view={view} /> : null}
        </p>
        {view?.why.map((reason) => (
          <div key={reason} className={look.why}>
            {reason}
          </div>
        ))}
        {view?.conflict ? <ConflictList of={view.conflict} /> : null}
      </div>
    </li>
  )
}

function Tail({ view }: { readonly view: StatementView }) {
  const store = useNoteStore()
  const t = useTranslations('evidence')
  const { shown, rest } = shownMarks(view.marks)
  const [firstOfRest] = rest
  return (
    <span className={look.tail(view.status)}>
      {shown.length > 0 ? ' ' : null}
      <span className={look.marks}>
        {shown.map(({ key, kind, number, label, isOpen }) => (
          <button
            key={key}
            type="button"
            className={markTarget}
            data-evidence={key}
            aria-label={label}
            aria-expanded={isOpen}
            onClick={() => store.open(key, view.id)}
          >
            <span className={markFace(kind, isOpen)}>{number}</span>
          </button>
        ))}
        {firstOfRest ? (
          <button
            type="button"
            className={look.more}
            aria-label={t('mark.more', { count: String(rest.length) })}
            onClick={() => store.open(firstOfRest.key, view.id)}
          >
            +{rest.length}
          </button>
        ) : null}
      </span>
      {view.stateWord ? (
        <span className={look.stateWord(view.status)}> {view.stateWord}</span>
      ) : null}
    </span>
  )
}

function ConflictList({ of }: { readonly of: ConflictView }) {
  return (
    <dl className={look.conflict}>
      <dt className={look.conflictSide}>{of.saidBy}</dt>
      <dd>
        <Differing text={of.said} differing={of.spoken} />
      </dd>
      <dt className={look.conflictSide}>{of.chartLabel}</dt>
      <dd>
        <Differing text={of.chart} differing={of.charted} />{' '}
        {of.source ? <span className={look.conflictSource}>{of.source}</span> : null}
      </dd>
    </dl>
  )
}

const Differing = ({ text, differing }: { readonly text: string; readonly differing: string }) =>
  withDifference(text, differing).map((part) =>
    part.differs ? (
      <b key={part.text} className={look.differing}>
        {part.text}
      </b>
    ) : (
      part.text
    ),
  )
