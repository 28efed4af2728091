import type { EvidenceKey } from '#lib/note/evidence.ts'
import type { Remedy } from '#lib/note/remedies.ts'
import { markFace, markTarget } from '../../evidence/mark-classes.ts'
import { shownMarks } from '../shown-marks.ts'
import { statementClasses as look } from '../statement-classes.ts'
import type { ConflictView, MarkView, StatementView } from '../statement-view.ts'
import { withDifference } from '../with-difference.ts'
import { element } from './dom.ts'
import type { Templates } from './templates.ts'

/** What the parts of a statement need: what they do when pressed, and what they are cloned from. */
export type StatementTools = {
  readonly open: (key: EvidenceKey, statementId: string) => void
  readonly remedy: (statementId: string, remedy: Remedy) => void
  readonly templates: Templates
  readonly moreLabel: (count: number) => string
}

export function gutterParts(
  { status, statusLabel }: StatementView,
  { templates }: StatementTools,
): Node[] {
  const glyph = templates.glyph(status)
  return glyph ? [glyph, element('span', { class: 'sr-only' }, `${statusLabel}. `)] : []
}

/** Marks and state word, as they follow the text on its line. */
export function tailParts(view: StatementView, tools: StatementTools): Node[] {
  const { shown, rest } = shownMarks(view.marks)
  const buttons = shown.map((mark) => markButton(mark, view.id, tools))
  if (rest[0]) buttons.push(moreButton(rest[0].key, rest.length, view.id, tools))
  const marks = buttons.length > 0 ? [' ', element('span', { class: look.marks }, ...buttons)] : []
  const word = view.stateWord
    ? [' ', element('span', { class: look.stateWord(view.status) }, view.stateWord)]
    : []
  return [...marks, ...word].map((part) => (typeof part === 'string' ? new Text(part) : part))
}

function markButton(
  { key, kind, number, label, isOpen }: MarkView,
  statementId: string,
  { open }: StatementTools,
): HTMLElement {
  const face = element('span', { class: markFace(kind, isOpen) }, String(number))
  const button = element(
    'button',
    {
      type: 'button',
      class: markTarget,
      'aria-label': label,
      'aria-expanded': String(isOpen),
      'data-evidence': key,
    },
    face,
  )
  button.addEventListener('click', () => open(key, statementId))
  return button
}

function moreButton(
  first: EvidenceKey,
  count: number,
  statementId: string,
  { open, moreLabel }: StatementTools,
): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: look.more, 'aria-label': moreLabel(count) },
    `+${count}`,
  )
  button.addEventListener('click', () => open(first, statementId))
  return button
}

/** Reason, conflict and remedies beneath the text; nothing for a statement that stands. */
export function belowParts(view: StatementView, tools: StatementTools): Node[] {
  const parts: Node[] = view.why.map((reason) => element('div', { class: look.why }, reason))
  if (view.conflict) parts.push(conflictList(view.conflict))
  if (view.remedies.length > 0)
    parts.push(element('div', { class: look.remedies }, ...remedyButtons(view, tools)))
  return parts
}

const remedyButtons = (
  { id, remedies }: StatementView,
  { templates, remedy }: StatementTools,
): HTMLElement[] =>
  remedies.map((one) => {
    const button = templates.button(one.remedy === 'edit' ? 'quiet' : 'outlined', one.label)
    button.addEventListener('click', () => remedy(id, one.remedy))
    return button
  })

function conflictList({
  saidBy,
  chartLabel,
  said,
  chart,
  source,
  spoken,
  charted,
}: ConflictView): Node {
  const more = source ? [' ', element('span', { class: look.conflictSource }, source)] : []
  return element(
    'dl',
    { class: look.conflict },
    element('dt', { class: look.conflictSide }, saidBy),
    element('dd', {}, ...marked(said, spoken)),
    element('dt', { class: look.conflictSide }, chartLabel),
    element('dd', {}, ...marked(chart, charted), ...more),
  )
}

const marked = (text: string, differing: string): (Node | string)[] =>
  withDifference(text, differing).map((part) =>
    part.differs ? element('b', {}, part.text) : part.text,
  )
