/**
 * What became of the text that was not saved when the page was covered.
 * - `kept`: on the server or on this device; the page may forget it
 * - `waiting`: only this page has it, and a later attempt may save it
 * - `lost`: no attempt will save it any more
 */
export type Keeping = 'kept' | 'waiting' | 'lost'

type Options = {
  readonly save: () => Promise<Keeping>
  /** Told after every attempt. */
  readonly onKeeping: (keeping: Keeping) => void
  readonly pause: () => Promise<void>
}

/** Saves until it is decided: what only this page has must not go before that. Never rejects. */
export async function keepUntilSaved({ save, onKeeping, pause }: Options): Promise<void> {
  for (;;) {
    const keeping = await save().catch((): Keeping => 'waiting')
    onKeeping(keeping)
    if (keeping !== 'waiting') return
    await pause()
  }
}
