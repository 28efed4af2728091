import type { StatementStatus } from './statement-view.ts'

// One look for the editor's plain DOM and for the read-only page. Exceptions speak: only what is to
// resolve has a tint, a rule and room of its own.
const TINTED = 'my-1 border-l-3 pb-2 pl-2.5'
const BODY: Readonly<Record<StatementStatus, string>> = {
  supported: '',
  'own-words': '',
  edited: '',
  kept: '',
  blank: 'relative',
  unsupported: `${TINTED} border-warn bg-warn-soft`,
  conflict: `${TINTED} border-crit bg-crit-soft`,
}
const GUTTER: Readonly<Record<StatementStatus, string>> = {
  supported: 'text-ok',
  'own-words': 'text-ink-3',
  edited: 'text-ink-3',
  kept: 'text-ink-3',
  blank: '',
  unsupported: 'pt-2.25 text-warn',
  conflict: 'pt-2.25 text-crit',
}
const WORD: Readonly<Record<StatementStatus, string>> = {
  supported: '',
  'own-words': 'font-semibold text-ink-2',
  edited: 'font-semibold text-ink-2',
  kept: 'font-semibold text-ink-2',
  blank: 'text-ink-3',
  unsupported: 'font-semibold text-warn',
  conflict: 'font-semibold text-crit',
}

export const statementClasses = {
  section: 'pt-4',
  sectionTitle:
    'mb-0.5 border-b border-line pb-0.5 pl-5.5 text-value font-semibold text-ink select-none',
  row: 'grid grid-cols-[18px_minmax(0,1fr)] gap-x-1 rounded-1 py-0.75 pr-1.5 scroll-my-16',
  gutter: (status: StatementStatus) => `select-none pt-1.25 ${GUTTER[status]}`,
  glyph: 'block size-3.5',
  body: (status: StatementStatus) => `min-w-0 ${BODY[status]}`,
  line: 'text-note text-pretty',
  text: (status: StatementStatus) =>
    status === 'unsupported'
      ? 'whitespace-pre-wrap break-words underline decoration-warn decoration-dashed decoration-[1.5px] underline-offset-4'
      : 'whitespace-pre-wrap break-words',
  tail: (status: StatementStatus) =>
    // A blank line ends with a break: its hint lies over the line, and lets a press through.
    status === 'blank' ? 'pointer-events-none absolute top-0 left-0 select-none' : 'select-none',
  marks: 'whitespace-nowrap',
  more: 'inline-flex h-6 items-center px-1 text-s font-semibold text-accent',
  stateWord: (status: StatementStatus) => `inline-block pl-1 text-s ${WORD[status]}`,
  why: 'select-none text-m text-ink-2',
  conflict:
    'grid select-none grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 pt-0.5 text-m under-360:grid-cols-1',
  conflictSide: 'whitespace-nowrap text-ink-2',
  /** In the text of a statement that conflicts. */
  differing: 'font-semibold underline decoration-crit decoration-2 underline-offset-4',
  conflictSource: 'text-s text-ink-2',
  remedies: 'flex select-none flex-wrap gap-1.5 pt-1.5 print:hidden',
} as const
