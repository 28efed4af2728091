import type { FilingEvent } from '#lib/filing/filing.ts'
import type { FilingView } from '#lib/flows/view-filing.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { type FilingFace, filingFace } from './filing-face.ts'

/** What happened, is happening, or is still to come; each has words of its own. */
export type TrackKind =
  | 'signed'
  | 'queued'
  | 'not-taken'
  | 'retry'
  | 'sending'
  | 'answers'
  | 'answered'
  | 'found'
  | 'read-back'
  | 'reading'
  | 'identical'
  | 'unread'
  | 'altered'
  | 'held'
  | 'lost'
  | 'looking'
  | 'none-found'
  | 'look-refused'
  | 'different'
  | 'changed'
  | 'several'
  | 'your-turn'
  | 'not-permitted'
  | 'refused'
  | 'accepted'
  | 'dismissed'

/** `ahead` has not begun; `trouble` happened and leaves it open, `wrong` ended it. */
export type TrackMark = 'done' | 'now' | 'ahead' | 'trouble' | 'wrong'

export type TrackStep = {
  readonly kind: TrackKind
  readonly mark: TrackMark
  /** When it happened. */
  readonly at?: Instant | undefined
  /** What is under way counts from here. */
  readonly since?: Instant | undefined
  /** What is waited for comes then. */
  readonly until?: Instant | undefined
  /** Which look it is. */
  readonly attempt?: number | undefined
}

type EventType = FilingEvent['type']

const NOT_TAKEN: readonly EventType[] = ['not-sent', 'told-to-wait']
const FILED: readonly EventType[] = ['created', 'existed', 'updated']
const SEVERAL: readonly EventType[] = ['found-several', 'several-exist']

/** The way of a filing from the signature to the comparison, with the times of its own steps. */
export function filingTrack(view: FilingView): readonly TrackStep[] {
  return [{ kind: 'signed', mark: 'done', at: view.signedAt }, ...ways[filingFace(view)](view)]
}

const timeOf = ({ steps }: FilingView, events: readonly EventType[]): Instant | undefined =>
  steps.findLast(({ event }) => events.includes(event))?.at

const happened = (
  kind: TrackKind,
  mark: TrackMark,
  view: FilingView,
  ...events: readonly EventType[]
): TrackStep => ({ kind, mark, at: timeOf(view, events) })

const AHEAD: readonly TrackStep[] = [
  { kind: 'answers', mark: 'ahead' },
  { kind: 'read-back', mark: 'ahead' },
]

/** How the EHR came to say yes: by its answer, or by what was found in it. */
const answered = (view: FilingView): TrackStep =>
  timeOf(view, FILED) === undefined
    ? happened('found', 'done', view, 'found')
    : happened('answered', 'done', view, ...FILED)

/** What is told only when it happened: an earlier send, and the look for it. */
const ifHappened = (step: TrackStep): readonly TrackStep[] => (step.at === undefined ? [] : [step])

const lost = (view: FilingView): readonly TrackStep[] =>
  ifHappened(happened('lost', 'trouble', view, 'answer-lost'))

const sentBefore = (view: FilingView): readonly TrackStep[] => [
  ...lost(view),
  ...ifHappened(happened('none-found', 'trouble', view, 'found-none')),
]

const looking = ({ looks, notBefore }: FilingView): TrackStep => ({
  kind: 'looking',
  mark: 'now',
  attempt: looks + 1,
  until: notBefore,
})

type Way = (view: FilingView) => readonly TrackStep[]

const ways: Readonly<Record<FilingFace, Way>> = {
  queued: (view) => [...sentBefore(view), { kind: 'queued', mark: 'now' }, ...AHEAD],
  pending: (view) => [
    happened('not-taken', 'trouble', view, ...NOT_TAKEN),
    { kind: 'retry', mark: 'now', until: view.notBefore },
    ...AHEAD,
  ],
  sending: (view) => [
    ...sentBefore(view),
    { kind: 'sending', mark: 'now', since: timeOf(view, ['claimed']) },
    ...AHEAD,
  ],
  filed: (view) => [answered(view), { kind: 'reading', mark: 'now', until: view.notBefore }],
  identical: (view) => [answered(view), happened('identical', 'done', view, 'read-back')],
  unread: (view) => [answered(view), happened('unread', 'trouble', view, 'read-back-failed')],
  altered: (view) => [answered(view), happened('altered', 'wrong', view, 'read-back')],
  accepted: (view) => [
    answered(view),
    { kind: 'changed', mark: 'trouble' },
    happened('accepted', 'done', view, 'accepted'),
  ],
  held: (view) => [happened('held', 'trouble', view, 'held'), looking(view)],
  unknown: (view) => [...lost(view), looking(view)],
  'sign-in': (view) => [
    happened('not-taken', 'trouble', view, 'not-permitted'),
    { kind: 'your-turn', mark: 'now' },
  ],
  'not-permitted': (view) => [happened('not-permitted', 'wrong', view, 'not-permitted')],
  'not-found': (view) => [...sentBefore(view), { kind: 'your-turn', mark: 'now' }],
  'look-refused': (view) => [
    ...lost(view),
    happened('look-refused', 'trouble', view, 'look-failed'),
    { kind: 'your-turn', mark: 'now' },
  ],
  changed: (view) => [
    ...lost(view),
    happened('changed', 'wrong', view, 'changed-since', 'found-different'),
  ],
  different: (view) => [...lost(view), happened('different', 'wrong', view, 'found-different')],
  several: (view) => [...lost(view), happened('several', 'wrong', view, ...SEVERAL)],
  rejected: (view) => [happened('refused', 'wrong', view, 'refused')],
  'set-aside': (view) => [
    happened('changed', 'trouble', view, 'changed-since', 'found-different'),
    happened('accepted', 'done', view, 'set-aside'),
  ],
  dismissed: (view) => [
    ...ifHappened(happened('refused', 'wrong', view, 'refused')),
    happened('dismissed', 'done', view, 'dismissed'),
  ],
}
