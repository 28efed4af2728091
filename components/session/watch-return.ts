type Options = {
  readonly page: EventTarget
  readonly root: { hidden: boolean | string }
  /** Asks the server whether the session is open; covers the page when it is not. */
  readonly check: () => Promise<unknown>
}

/**
 * A browser may keep a page that is left, and bring it back as it was (HTML, 7.4.6.2). It is hidden
 * while it is away, and shown again when its session was looked at.
 * @returns how to stop watching
 */
export function watchReturn({ page, root, check }: Options): () => void {
  const onHide = (event: Event) => {
    if (isKept(event)) root.hidden = true
  }
  const onShow = (event: Event) => {
    if (isKept(event)) void check().finally(() => setTimeout(() => show(root)))
  }
  page.addEventListener('pagehide', onHide)
  page.addEventListener('pageshow', onShow)
  return () => {
    page.removeEventListener('pagehide', onHide)
    page.removeEventListener('pageshow', onShow)
  }
}

const isKept = (event: Event): boolean => 'persisted' in event && event.persisted === true

function show(root: Options['root']): void {
  root.hidden = false
}
