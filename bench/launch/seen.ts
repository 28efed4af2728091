import type { BrowserContext, Page } from '@playwright/test'

/** Something that has to be seen: every selector on top at its place, or none of another left. */
export type Mark = {
  readonly name: string
  readonly onTop: readonly string[]
  /** Selectors of which nothing may be there. */
  readonly gone?: readonly string[]
}

/** Milliseconds from the opening of the frame until each mark was painted. */
export type Seen = Readonly<Record<string, number>>

/**
 * Runs in the frame. An element counts when a press at its middle would reach it: text below an
 * overlay is not seen. The time is that of the frame after the one in which it was found so.
 */
function watch(marks: readonly Mark[]): void {
  const isOnTop = (selector: string): boolean => {
    const element = document.querySelector(selector)
    if (!element?.textContent?.trim()) return false
    const { left, top, width, height } = element.getBoundingClientRect()
    const hit = document.elementFromPoint(left + width / 2, top + height / 2)
    return hit !== null && (element.contains(hit) || hit.contains(element)) && width > 0
  }
  const waiting = new Set(marks)
  const look = (): void => {
    for (const mark of waiting) {
      const isGone = (mark.gone ?? []).every((selector) => !document.querySelector(selector))
      if (!isGone || !mark.onTop.every(isOnTop)) continue
      waiting.delete(mark)
      requestAnimationFrame(() =>
        Reflect.apply(Reflect.get(globalThis, 'benchSeen'), undefined, [
          mark.name,
          performance.timeOrigin + performance.now(),
        ]),
      )
    }
    if (waiting.size > 0) requestAnimationFrame(look)
  }
  if (window !== window.parent) requestAnimationFrame(look)
}

/** Opens an address in a frame of the host page, as an EHR opens an app beside its chart. */
export async function timeInFrame(
  context: BrowserContext,
  address: { readonly host: string; readonly url: string },
  marks: readonly Mark[],
): Promise<Seen> {
  const seen = new Map<string, number>()
  const all = Promise.withResolvers<void>()
  await context.exposeFunction('benchSeen', (name: string, at: number) => {
    seen.set(name, at)
    if (seen.size === marks.length) all.resolve()
  })
  await context.addInitScript(watch, marks)
  const page = await context.newPage()
  await page.goto(address.host)
  const opened = await openFrame(page, address.url)
  const late = setTimeout(() => all.reject(new Error(`not seen: ${address.url}`)), 30_000)
  await all.promise.finally(() => clearTimeout(late))
  return Object.fromEntries([...seen].map(([name, at]) => [name, at - opened]))
}

const openFrame = (page: Page, url: string): Promise<number> =>
  page.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0'
    frame.src = src
    const opened = performance.timeOrigin + performance.now()
    document.body.append(frame)
    return opened
  }, url)
