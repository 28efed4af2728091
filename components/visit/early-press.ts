/** The last button that was pressed before the page's scripts ran, and when (`performance.now()`). */
type EarlyPress = { readonly button: HTMLElement; readonly at: number }

declare global {
  var chartsideEarly: { press?: EarlyPress; readonly stop: () => void } | undefined
}

const LONGEST_AGE_MS = 10_000

/**
 * Runs in the page's HTML, ahead of its scripts: a button that is drawn can be pressed, also while
 * nobody answers yet. The buttons of forms go to the server by themselves.
 */
export const EARLY_PRESS_SCRIPT = `
(() => {
  const early = { stop: () => document.removeEventListener('click', keep, true) };
  const keep = ({ target }) => {
    const button = target.closest('button[type="button"]');
    if (button) early.press = { button, at: performance.now() };
  };
  globalThis.chartsideEarly = early;
  document.addEventListener('click', keep, true);
})()`

/** Presses again what was pressed before the page answered, once. Longer ago, it is forgotten. */
export function takeEarlyPress(): void {
  const early = globalThis.chartsideEarly
  globalThis.chartsideEarly = undefined
  early?.stop()
  const press = early?.press
  if (press && performance.now() - press.at < LONGEST_AGE_MS) press.button.click()
}
