import { type AppErrorCode, errorTable } from '#lib/kernel/app-error.ts'
import type { Note } from '#lib/note/note.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import type { DeviceDraft } from './device-draft.ts'
import type { SaveAnswer, SaveNote, SaveState } from './save-state.ts'

const QUIET_MS = 800
/** Whoever dictates makes no pause: then it is saved all the same. */
const LONGEST_QUIET_MS = 5_000
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000

export type AutosaveOptions = {
  readonly note: Note
  /** The version the server gave with the note. */
  readonly version: number
  readonly save: SaveNote
  readonly draft: DeviceDraft
  readonly onState: (state: SaveState) => void
}

export type Autosave = {
  /** The note changed: it is saved when nobody types for a moment. */
  readonly changed: (note: Note) => void
  /** Saves now what is not saved. @returns whether everything is saved */
  readonly flush: () => Promise<boolean>
  /** Saves now, or leaves a copy on the device: before the page is emptied, and after it. */
  readonly keep: () => Promise<Keeping>
  /**
   * What an earlier page left unsaved. On the same version it goes on from there; when somebody
   * saved since, it is a conflict with what the server has.
   */
  readonly recover: (left: Note, baseVersion: number, apply: (note: Note) => void) => void
  /** After a conflict: what the clinician chose is saved over the other version, or is that version. */
  readonly resolve: (choice: Note) => void
  /** The version that was saved last. */
  readonly version: () => number
  /** The page goes: what is not saved yet is left on the device. */
  readonly stop: () => void
}

/**
 * Keeps a note saved. One save at a time; what changes meanwhile is saved after it. A failure that
 * may pass is tried again with growing pauses; until then a copy is kept on the device where that is
 * possible. A conflict stops saving until the clinician has chosen.
 */
export function createAutosave({
  note,
  version: firstVersion,
  save,
  draft,
  onState,
}: AutosaveOptions): Autosave {
  let saved = note
  let current = note
  let version = firstVersion
  let running: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let retryMs = FIRST_RETRY_MS
  let unsavedSince: number | undefined
  let theirs: Note | undefined
  // What the copy on the device was made from. During a conflict that is not the version of theirs,
  // or the next page would take the copy for a successor of theirs and write over it.
  let mineFrom: number | undefined
  let told: SaveState['kind'] = 'saved'
  let canRetry = true

  function tell(state: SaveState): void {
    if (state.kind === 'saving' && told === 'saving') return
    told = state.kind
    onState(state)
  }

  const keepCopy = (): Promise<boolean> => draft.write(current, mineFrom ?? version)

  function schedule(delayMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), delayMs)
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer)
    unsavedSince = undefined
    if (running !== undefined) return running.then(() => flush())
    if (theirs) return keepCopy().then(() => false)
    if (current === saved) return settled()
    running = saveOnce(current).finally(() => {
      running = undefined
    })
    return running
  }

  async function settled(): Promise<boolean> {
    await draft.clear()
    tell({ kind: 'saved' })
    return true
  }

  async function saveOnce(sent: Note): Promise<boolean> {
    tell({ kind: 'saving' })
    return conclude(sent, await save(sent, version))
  }

  async function conclude(sent: Note, answer: SaveAnswer): Promise<boolean> {
    if ('saved' in answer) {
      saved = sent
      version = answer.saved
      retryMs = FIRST_RETRY_MS
      if (current !== saved) {
        schedule(QUIET_MS)
        return false
      }
      tell({ kind: 'saved', at: answer.at })
      await draft.clear()
      return current === saved
    }
    const isKept = await keepCopy()
    if ('conflict' in answer) {
      theirs = answer.conflict.note
      mineFrom ??= version
      version = answer.conflict.version
      tell({ kind: 'conflict', theirs })
    } else failed(answer.failed, isKept)
    return false
  }

  function failed(code: AppErrorCode, isKept: boolean): void {
    tell({ kind: isKept ? 'kept-on-device' : 'kept-on-page', code })
    canRetry = errorTable[code].retryable
    if (!canRetry) return
    schedule(retryMs)
    retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
  }

  return {
    changed: (next) => {
      current = next
      // Unsaved from the first key on. What is in trouble is told until a save succeeds.
      if (told === 'saved') tell({ kind: 'saving' })
      unsavedSince ??= Date.now()
      const leftMs = unsavedSince + LONGEST_QUIET_MS - Date.now()
      schedule(Math.max(0, Math.min(QUIET_MS, leftMs)))
    },
    flush,
    async keep() {
      if (await flush()) return 'kept'
      if (await keepCopy()) return 'kept'
      return canRetry && !theirs ? 'waiting' : 'lost'
    },
    recover: (left, baseVersion, apply) => {
      if (current !== saved || JSON.stringify(left) === JSON.stringify(saved)) return
      if (baseVersion !== version) {
        theirs = saved
        mineFrom = baseVersion
        tell({ kind: 'conflict', theirs })
      }
      apply(left)
    },
    resolve: (choice) => {
      if (choice === theirs) saved = choice
      theirs = undefined
      mineFrom = undefined
      current = choice
      schedule(0)
    },
    version: () => version,
    stop: () => {
      clearTimeout(timer)
      if (current !== saved) void keepCopy()
    },
  }
}
