'use client'

import { useTranslations } from 'use-intl'
import { lineDiff } from '#lib/note/line-diff.ts'
import type { Note } from '#lib/note/note.ts'
import { isBlank } from '#lib/note/statements.ts'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { LineChanges } from '../ui/line-changes.tsx'

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
        <LineChanges changes={changes} said={{ removed: t('onlyTheirs'), added: t('onlyMine') }} />
      </section>
      <footer className="flex flex-wrap gap-2 px-4 pb-3">
        <Button onClick={onKeepMine}>{t('keepMine')}</Button>
        <Button onClick={onTakeTheirs}>{t('takeTheirs')}</Button>
      </footer>
    </section>
  )
}

/** Titles and statements as lines. */
const linesOf = (note: Note): string[] =>
  note.sections.flatMap(({ title, statements }) => {
    const written = statements.filter((statement) => !isBlank(statement))
    return written.length === 0 ? [] : [title, ...written.map(({ text }) => text)]
  })
