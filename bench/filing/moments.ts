import type { Page } from '@playwright/test'

/** Moments of the last signature, in milliseconds of the epoch. */
export type Moments = {
  /** The button was pressed. */
  readonly pressed: number
  /** The server's answer to the approval was there. */
  readonly answered: number
  /** The record that the EHR named stood on the screen. */
  readonly shown: number
}

/** Runs in the page, and notes when what belongs to a signature comes and goes. */
function watch(): void {
  const now = () => performance.timeOrigin + performance.now()
  const moments = { pressed: 0, answered: 0, shown: 0 }
  // A server action is a POST to the page's own address.
  const isAction = ({ name }: PerformanceEntry) => name === location.href
  new PerformanceObserver((list) => {
    const action = list.getEntries().find(isAction)
    if (!(action instanceof PerformanceResourceTiming)) return
    const answered = performance.timeOrigin + action.responseEnd
    if (moments.answered === 0 && answered > moments.pressed) moments.answered = answered
  }).observe({ type: 'resource' })
  Object.assign(globalThis, { benchMoments: moments })
  document.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('dialog button') : null
      if (button?.textContent?.includes('Sign and file'))
        Object.assign(moments, { pressed: now(), answered: 0, shown: 0 })
    },
    { capture: true },
  )
  const look = (): void => {
    const region = document.querySelector('section[aria-label="Filing"]')
    const isShown = region?.textContent?.includes('DocumentReference/') ?? false
    if (moments.pressed > 0 && moments.shown === 0 && isShown) moments.shown = now()
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

export async function watchSigning(page: Page): Promise<() => Promise<Moments>> {
  await page.addInitScript(watch)
  return () => page.evaluate(() => Reflect.get(globalThis, 'benchMoments'))
}
