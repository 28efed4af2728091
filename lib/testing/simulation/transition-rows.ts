import { ehrProfiles } from '#lib/filing/ehr-profile.ts'
import {
  type FilingEvent,
  type FilingProgress,
  type FilingState,
  filingStates,
} from '#lib/filing/filing.ts'
import { type TransitionContext, transition } from '#lib/filing/transition.ts'
import { queued } from '../filing/a-filing.ts'
import { aMoment } from '../fixed-clock.ts'

const record = { id: 'doc-1' }
const code = 'FHIR_TIMEOUT'

/** One of each; by its type every kind of event must be here. */
const events: { readonly [T in FilingEvent['type']]: Extract<FilingEvent, { type: T }> } = {
  claimed: { type: 'claimed' },
  'not-sent': { type: 'not-sent', code },
  'told-to-wait': { type: 'told-to-wait', waitMs: 1_000 },
  created: { type: 'created', record },
  existed: { type: 'existed', record },
  updated: { type: 'updated', record },
  'changed-since': { type: 'changed-since' },
  'several-exist': { type: 'several-exist' },
  refused: { type: 'refused', code: 'FHIR_REFUSED' },
  'not-permitted': { type: 'not-permitted', code: 'SESSION_ENDED' },
  held: { type: 'held' },
  'answer-lost': { type: 'answer-lost', code },
  found: { type: 'found', record },
  'found-none': { type: 'found-none', isProof: true },
  'found-several': { type: 'found-several' },
  'found-different': { type: 'found-different', record },
  'look-failed': { type: 'look-failed', code },
  'read-back': { type: 'read-back', verification: 'identical' },
  'read-back-failed': { type: 'read-back-failed', code },
  'signed-in': { type: 'signed-in' },
  'asked-to-look': { type: 'asked-to-look' },
  'asked-to-send-again': { type: 'asked-to-send-again' },
  accepted: { type: 'accepted', record, text: 'as it stands' },
  'set-aside': { type: 'set-aside' },
  dismissed: { type: 'dismissed', reason: 'copied by hand' },
}

const context: TransitionContext = {
  now: aMoment,
  profile: ehrProfiles['generic-r4'],
  method: 'create',
  chance: 0.5,
  receiptFor: () => 'R-0000-0000',
}

const inState = (state: FilingState): FilingProgress => ({ ...queued, state, record })

/** Whether the table of lib/filing/transition.ts has a row for it. */
export const canFollow = (state: FilingState, event: FilingEvent['type']): boolean =>
  transition(inState(state), events[event], context).ok

export const rowName = (state: FilingState, event: FilingEvent['type']): string =>
  `${state} · ${event}`

/** Every row of the transition table. */
export const transitionRows: readonly string[] = filingStates.flatMap((state) =>
  Object.values(events)
    .filter(({ type }) => canFollow(state, type))
    .map(({ type }) => rowName(state, type)),
)
