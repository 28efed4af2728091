'use client'

import { useTranslations } from 'use-intl'
import { type LineChange, lineDiff } from '#lib/note/line-diff.ts'
import type { Note } from '#lib/note/note.ts'
import { isBlank } from '#lib/note/statements.ts'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Glyph } from '../ui/glyph.tsx'

type Props = {
  readonly mine: Note
  readonly theirs: Note
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

/** Two versions of one note, line by line, and the choice between them. Nothing was overwritten. */
export function VersionChoice({ mine, theirs, onKeepMine, onTakeTheirs }: Props) {
  const t = useTranslations('note.versions')
  const changes = lineDiff(linesOf(theirs), linesOf(mine))
  const differs = changes.some(({ kind }) => kind !== 'same')
  return (
    <section
      aria-label={t('title')}
      className="relative max-h-[75%] shrink-0 overflow-auto border-y border-line-2 border-l-3 border-l-warn bg-warn-soft"
    >
      <header className="grid gap-1 px-4 pt-3">
        <h2 className="flex items-center gap-1.5 text-l font-semibold">
          <Glyph of="triangle" className="text-warn" />
          {t('title')}
        </h2>
        <p>{t('lead')}</p>
        <p className="text-s text-ink-2">{differs ? t('legend') : t('sameText')}</p>
      </header>
      <section
        aria-label={t('compared')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="my-2 max-h-[min(20rem,30vh)] overflow-auto border-y border-line bg-page px-4 py-2 text-note"
      >
        <ol>
          {numbered(changes).map(({ key, change }) => (
            <DiffLine key={key} change={change} />
          ))}
        </ol>
      </section>
      <footer className="flex flex-wrap gap-2 px-4 pb-3">
        <Button onClick={onKeepMine}>{t('keepMine')}</Button>
        <Button onClick={onTakeTheirs}>{t('takeTheirs')}</Button>
      </footer>
    </section>
  )
}

const SIGN = { same: ' ', removed: '−', added: '+' } as const
const SAID = { same: 'both', removed: 'onlyTheirs', added: 'onlyMine' } as const

function DiffLine({ change: { kind, line } }: { readonly change: LineChange }) {
  const t = useTranslations('note.versions')
  return (
    <li
      className={classNames('grid grid-cols-[18px_minmax(0,1fr)]', kind === 'same' && 'text-ink-3')}
    >
      <span aria-hidden="true" className="font-semibold">
        {SIGN[kind]}
      </span>
      <span
        className={classNames(
          kind === 'added' && 'underline decoration-2 underline-offset-4',
          kind === 'removed' && 'line-through',
        )}
      >
        {kind === 'same' ? null : <span className="sr-only">{t(SAID[kind])}: </span>}
        {line}
      </span>
    </li>
  )
}

/** Titles and statements as lines. */
const linesOf = (note: Note): string[] =>
  note.sections.flatMap(({ title, statements }) => {
    const written = statements.filter((statement) => !isBlank(statement))
    return written.length === 0 ? [] : [title, ...written.map(({ text }) => text)]
  })

const numbered = (changes: readonly LineChange[]) =>
  changes.map((change, index) => ({ key: `${index} ${change.kind}`, change }))
