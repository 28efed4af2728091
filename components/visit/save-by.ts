import { instantOf } from '#lib/kernel/instant.ts'
import type { SaveNote } from '../note/save-state.ts'
import { reportSession } from '../session/session-report.ts'
import { ask } from './ask.ts'
import type { VisitActions } from './visit-actions.ts'

/** Saving by server action, in the terms of the autosave. */
export const saveBy =
  ({ saveNote }: VisitActions): SaveNote =>
  async (note, baseVersion) => {
    const saved = await ask(saveNote({ note, baseVersion }))
    if (!saved.ok) {
      reportSession(saved.error.code)
      return { failed: saved.error.code }
    }
    const answer = saved.value
    if (answer.kind === 'conflict') {
      return { conflict: { note: answer.note, version: answer.version } }
    }
    return { saved: answer.version, at: instantOf(Date.now()) }
  }
