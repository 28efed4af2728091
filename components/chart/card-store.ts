import { type CardName, type CardOf, type Cards, cardNames } from '#lib/chart/card.ts'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { ReadProblem } from '../session/read-json.ts'

const FRESH_MS = 60_000

/** A card as the page has it: being read, or any of its states. */
export type CardState<N extends CardName> = {
  /** Undefined while it is read for the first time. */
  readonly card: CardOf<N> | undefined
  readonly isReading: boolean
  /** Why there is no card, or none that is newer. */
  readonly problem: AppErrorCode | undefined
}

export type CardStore = {
  readonly stateOf: <N extends CardName>(name: N) => CardState<N>
  readonly isReading: () => boolean
  /** @returns how to stop listening */
  readonly subscribe: (listener: () => void) => () => void
  /** Takes a card that somebody is reading already. */
  readonly take: <N extends CardName>(name: N, reading: Promise<CardOf<N>>) => Promise<void>
  readonly readAgain: (name: CardName) => Promise<void>
  /** Reads it again when it is older than a minute. */
  readonly freshen: (name: CardName) => void
}

type States = { readonly [N in CardName]: CardState<N> }

/**
 * The cards of one visit, gone with its page. What was read stays when reading it again fails, with
 * the problem beside it: facts do not vanish with a failing EHR.
 *
 * @param first what the page was sent with; the others are being read
 * @param read asks for a card anew
 */
export function openCardStore(
  first: Cards,
  read: <N extends CardName>(name: N) => Promise<CardOf<N>>,
  now: () => number = Date.now,
): CardStore {
  const listeners = new Set<() => void>()
  let states = Object.fromEntries(cardNames.map((name) => [name, stateOf(first[name])])) as States // each entry pairs a name with the card of that name
  const tried = new Map<CardName, number>(cardNames.map((name) => [name, now()]))

  function put<N extends CardName>(name: N, state: CardState<N>): void {
    states = { ...states, [name]: state }
    for (const listener of [...listeners]) listener()
  }

  async function take<N extends CardName>(name: N, reading: Promise<CardOf<N>>): Promise<void> {
    put(name, { ...states[name], isReading: true })
    try {
      put(name, after(states[name].card, await reading))
    } catch (failed) {
      put(name, { ...states[name], isReading: false, problem: codeOf(failed) })
    }
    tried.set(name, now())
  }

  const readAgain = async (name: CardName): Promise<void> => {
    if (!states[name].isReading) await take(name, read(name))
  }

  return {
    stateOf: (name) => states[name],
    isReading: () => cardNames.some((name) => states[name].isReading),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    take,
    readAgain,
    freshen(name) {
      if (now() - (tried.get(name) ?? 0) > FRESH_MS) void readAgain(name)
    },
  }
}

const stateOf = <N extends CardName>(card: CardOf<N> | undefined): CardState<N> => ({
  card,
  isReading: card === undefined,
  problem: undefined,
})

function after<N extends CardName>(before: CardOf<N> | undefined, card: CardOf<N>): CardState<N> {
  if (card.state !== 'failed' || before?.state !== 'read') return stateOf(card)
  return { card: before, isReading: false, problem: card.code }
}

const codeOf = (failed: unknown): AppErrorCode =>
  failed instanceof ReadProblem ? failed.code : 'FHIR_UNREACHABLE'
