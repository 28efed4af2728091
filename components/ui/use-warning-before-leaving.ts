import { useEffect } from 'react'

/**
 * The browser asks before it leaves the page, as long as something would be lost.
 * @param onAsked what can be done while the question stands; always the same function
 */
export function useWarningBeforeLeaving(isUnsaved: boolean, onAsked?: () => unknown): void {
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault()
      onAsked?.()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved, onAsked])
}
