import { setTimeout as delay } from 'node:timers/promises'

/** Asks again and again until the answer is yes; rejects when the signal is aborted. */
export async function pollUntil(
  isSo: () => boolean | Promise<boolean>,
  signal: AbortSignal,
  everyMs = 50,
): Promise<void> {
  while (!(await isSo())) await delay(everyMs, undefined, { signal })
}
