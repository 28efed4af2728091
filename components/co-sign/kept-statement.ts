import type { DeviceDraft } from '../note/device-draft.ts'
import type { Keeping } from '../session/keep-until-saved.ts'

/**
 * Keeps what an attending wrote below a note that is not signed yet, when the page is covered: on this
 * device, as drafts are, since there is no place for it on the server before it is signed.
 *
 * @returns `lost` where this device keeps nothing, such as in a frame without storage
 */
export async function keepStatement(draft: DeviceDraft, statement: string): Promise<Keeping> {
  if (statement === '') {
    await draft.clear()
    return 'kept'
  }
  return (await draft.write(statement, 0)) ? 'kept' : 'lost'
}

/** What an earlier page kept; empty where nothing was. */
export async function keptStatement(draft: DeviceDraft): Promise<string> {
  const kept = await draft.read()
  return typeof kept?.note === 'string' ? kept.note : ''
}
