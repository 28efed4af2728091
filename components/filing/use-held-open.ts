import { type RefObject, useEffect } from 'react'

/**
 * Keeps the dialog around an element open, whatever would close it: what is being sent cannot be
 * called back, and its answer must be seen. A platform that closes it all the same finds it opened
 * again.
 */
export function useHeldOpen(inside: RefObject<HTMLElement | null>, isHeld: boolean): void {
  useEffect(() => {
    const dialog = inside.current?.closest('dialog')
    if (!dialog || !isHeld) return
    const stay = (event: Event) => event.preventDefault()
    const reopen = () => dialog.showModal()
    dialog.addEventListener('cancel', stay)
    dialog.addEventListener('close', reopen)
    return () => {
      dialog.removeEventListener('cancel', stay)
      dialog.removeEventListener('close', reopen)
    }
  }, [inside, isHeld])
}
