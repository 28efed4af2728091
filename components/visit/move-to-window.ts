import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { ask } from './ask.ts'
import type { VisitActions } from './visit-actions.ts'

/**
 * Takes this visit out of its frame: what is unsaved is saved, a window of our own takes up the
 * session, and the frame is left, so that there is one place to write and to lock.
 *
 * @param save everything; the window reads the note anew
 * @returns why it did not happen; the page is then as it was
 */
export async function moveToWindow({
  launchId,
  openWindow,
  save,
}: {
  readonly launchId: string
  readonly openWindow: VisitActions['openWindow']
  readonly save: () => Promise<boolean>
}): Promise<AppErrorCode | 'WINDOW_BLOCKED' | undefined> {
  // At once, as long as the browser takes it for what the press asked for.
  const opened = window.open('about:blank', '_blank')
  if (!opened) return 'WINDOW_BLOCKED'
  const handle = (await save()) ? await ask(openWindow()) : undefined
  if (!handle?.ok) {
    opened.close()
    return handle ? handle.error.code : 'SERVER_UNREACHABLE'
  }
  opened.location.replace(`/l/${launchId}/window#${handle.value}`)
  location.replace(`/l/${launchId}/window`)
  return undefined
}
