import { type RefObject, useEffect, useState } from 'react'

const ARMED_AFTER_MS = 500
const NEARLY_ALL = 0.9

/**
 * Whether an element has been in view of a focused window for half a second, without a break: what
 * was slid under a pointer, or pressed in passing, is not (S7).
 */
export function useArmed(element: RefObject<HTMLElement | null>): boolean {
  const [isArmed, setArmed] = useState(false)
  useEffect(() => {
    const target = element.current
    if (!target) return
    let isInView = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const begin = () => {
      clearTimeout(timer)
      setArmed(false)
      if (!isInView || document.visibilityState !== 'visible' || !document.hasFocus()) return
      timer = setTimeout(() => setArmed(true), ARMED_AFTER_MS)
    }
    const observer = new IntersectionObserver(
      (entries) => {
        isInView = (entries.at(-1)?.intersectionRatio ?? 0) >= NEARLY_ALL
        begin()
      },
      { threshold: [NEARLY_ALL] },
    )
    observer.observe(target)
    window.addEventListener('focus', begin)
    window.addEventListener('blur', begin)
    document.addEventListener('visibilitychange', begin)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      window.removeEventListener('focus', begin)
      window.removeEventListener('blur', begin)
      document.removeEventListener('visibilitychange', begin)
    }
  }, [element])
  return isArmed
}
