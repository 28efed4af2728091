import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Note } from '#lib/note/note.ts'
import { aNoteOf, aStatement } from '#lib/testing/note/note-builders.ts'
import { createAutosave } from './autosave.ts'
import type { DeviceDraft } from './device-draft.ts'
import type { SaveAnswer, SaveState } from './save-state.ts'

const noteOf = (text: string): Note => aNoteOf(aStatement({ id: 's', text }))
const first = noteOf('')

/** A server that answers as told, and a device that keeps copies when it may. */
function open({ canKeep = true } = {}) {
  const states: SaveState['kind'][] = []
  const sent: [string | undefined, number][] = []
  const answers: ((answer: SaveAnswer) => void)[] = []
  let kept: unknown
  let keptBase: number | undefined
  const draft: DeviceDraft = {
    write: async (note, baseVersion) => {
      if (canKeep) {
        kept = note
        keptBase = baseVersion
      }
      return canKeep
    },
    read: async () => undefined,
    clear: async () => {
      kept = undefined
    },
  }
  const autosave = createAutosave({
    note: first,
    version: 1,
    draft,
    onState: ({ kind }) => states.push(kind),
    save: (note, version) => {
      sent.push([note.sections[0]?.statements[0]?.text, version])
      return new Promise((resolve) => answers.push(resolve))
    },
  })
  const answer = async (given: SaveAnswer) => {
    answers.shift()?.(given)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { autosave, states, sent, answer, kept: () => kept, keptBase: () => keptBase }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('autosave', () => {
  test('waits until nobody types, then saves over the version it knows', async () => {
    const { autosave, sent, answer, states } = open()
    autosave.changed(noteOf('a'))
    vi.advanceTimersByTime(700)
    autosave.changed(noteOf('ab'))
    vi.advanceTimersByTime(700)
    expect(sent).toEqual([])
    vi.advanceTimersByTime(100)
    await answer({ saved: 2 })
    autosave.changed(noteOf('abc'))
    vi.advanceTimersByTime(800)
    expect(sent).toEqual([
      ['ab', 1],
      ['abc', 2],
    ])
    expect(states).toEqual(['saving', 'saved', 'saving'])
  })

  test('does not wait for a pause that never comes', () => {
    const { autosave, sent } = open()
    for (let typed = 0; typed < 12; typed += 1) {
      autosave.changed(noteOf('a'.repeat(typed + 1)))
      vi.advanceTimersByTime(500)
    }
    expect(sent).toHaveLength(1)
  })

  test('does not say saved from the first key until all of it is', async () => {
    const { autosave, answer, states } = open()
    autosave.changed(noteOf('a'))
    expect(states).toEqual(['saving'])
    vi.advanceTimersByTime(800)
    autosave.changed(noteOf('ab'))
    await answer({ saved: 2 })
    expect(states).toEqual(['saving'])
    await vi.advanceTimersByTimeAsync(800)
    await answer({ saved: 3 })
    expect(states).toEqual(['saving', 'saved'])
  })

  test('does not hide trouble behind the next key', async () => {
    const { autosave, answer, states } = open()
    autosave.changed(noteOf('a'))
    vi.advanceTimersByTime(800)
    await answer({ failed: 'STORE_UNAVAILABLE' })
    autosave.changed(noteOf('ab'))
    expect(states).toEqual(['saving', 'kept-on-device'])
  })

  test('never has two saves under way', async () => {
    const { autosave, sent, answer } = open()
    autosave.changed(noteOf('a'))
    vi.advanceTimersByTime(800)
    autosave.changed(noteOf('ab'))
    vi.advanceTimersByTime(5000)
    expect(sent).toHaveLength(1)
    await answer({ saved: 2 })
    await vi.advanceTimersByTimeAsync(800)
    expect(sent).toEqual([
      ['a', 1],
      ['ab', 2],
    ])
  })

  test('keeps a copy on the device when saving fails, and tries again with growing pauses', async () => {
    const { autosave, sent, answer, states, kept } = open()
    const note = noteOf('a')
    autosave.changed(note)
    vi.advanceTimersByTime(800)
    await answer({ failed: 'STORE_UNAVAILABLE' })
    expect(states.at(-1)).toBe('kept-on-device')
    expect(kept()).toBe(note)
    vi.advanceTimersByTime(1000)
    await answer({ failed: 'STORE_UNAVAILABLE' })
    vi.advanceTimersByTime(1000)
    expect(sent).toHaveLength(2)
    vi.advanceTimersByTime(1000)
    await answer({ saved: 2 })
    expect(states.at(-1)).toBe('saved')
    expect(kept()).toBeUndefined()
  })

  test('does not claim a copy where the device keeps none', async () => {
    const { autosave, answer, states } = open({ canKeep: false })
    autosave.changed(noteOf('a'))
    vi.advanceTimersByTime(800)
    await answer({ failed: 'AUDIT_UNAVAILABLE' })
    expect(states.at(-1)).toBe('kept-on-page')
  })

  test('does not repeat what cannot succeed', async () => {
    const { autosave, sent, answer } = open()
    autosave.changed(noteOf('a'))
    vi.advanceTimersByTime(800)
    await answer({ failed: 'SESSION_LOCKED' })
    vi.advanceTimersByTime(600_000)
    expect(sent).toHaveLength(1)
  })

  test('saves at once when asked, and says whether all is saved', async () => {
    const { autosave, answer } = open()
    autosave.changed(noteOf('a'))
    const done = autosave.flush()
    await answer({ saved: 2 })
    expect(await done).toBe(true)
    expect(autosave.version()).toBe(2)
  })

  test('flushes what was typed while a save was under way', async () => {
    const { autosave, answer, sent } = open()
    autosave.changed(noteOf('a'))
    vi.advanceTimersByTime(800)
    autosave.changed(noteOf('ab'))
    const done = autosave.flush()
    await answer({ saved: 2 })
    await answer({ saved: 3 })
    expect(await done).toBe(true)
    expect(sent).toEqual([
      ['a', 1],
      ['ab', 2],
    ])
  })
})

describe('a conflict', () => {
  const conflict = async () => {
    const page = open()
    const mine = noteOf('mine')
    const theirs = noteOf('theirs')
    page.autosave.changed(mine)
    vi.advanceTimersByTime(800)
    await page.answer({ conflict: { note: theirs, version: 7 } })
    return { ...page, mine, theirs }
  }

  test('overwrites nothing until the clinician has chosen', async () => {
    const { autosave, sent, states, kept } = await conflict()
    const more = noteOf('mine and more')
    autosave.changed(more)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent).toHaveLength(1)
    expect(states.at(-1)).toBe('conflict')
    expect(kept()).toBe(more)
    expect(await autosave.flush()).toBe(false)
  })

  test('is still one after a crash: the copy names the version that mine was made from', async () => {
    const { autosave, keptBase } = await conflict()
    expect(keptBase()).toBe(1)
    autosave.changed(noteOf('mine and more'))
    await vi.advanceTimersByTimeAsync(800)
    expect(keptBase()).toBe(1)
  })

  test('keeps mine over the version I was shown', async () => {
    const { autosave, sent, mine, answer, states } = await conflict()
    autosave.resolve(mine)
    vi.advanceTimersByTime(1)
    await answer({ saved: 8 })
    expect(sent.at(-1)).toEqual(['mine', 7])
    expect(states.at(-1)).toBe('saved')
  })

  test('takes theirs without saving it again', async () => {
    const { autosave, sent, theirs, states } = await conflict()
    autosave.resolve(theirs)
    autosave.changed(theirs)
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toHaveLength(1)
    expect(states.at(-1)).toBe('saved')
    expect(autosave.version()).toBe(7)
  })
})

describe('a page that goes', () => {
  test('leaves a copy of what it had not saved on the device', () => {
    const { autosave, kept, keptBase } = open()
    const typed = noteOf('typed a moment ago')
    autosave.changed(typed)
    autosave.stop()
    expect(kept()).toBe(typed)
    expect(keptBase()).toBe(1)
  })

  test('leaves nothing when everything was saved', async () => {
    const { autosave, kept, answer } = open()
    autosave.changed(noteOf('a'))
    const done = autosave.flush()
    await answer({ saved: 2 })
    await done
    autosave.stop()
    expect(kept()).toBeUndefined()
  })

  test('takes its copy back when the save that was under way arrives after all', async () => {
    const { autosave, kept, answer } = open()
    autosave.changed(noteOf('a'))
    vi.advanceTimersByTime(800)
    autosave.stop()
    await answer({ saved: 2 })
    expect(kept()).toBeUndefined()
  })
})

describe('what an earlier page left unsaved', () => {
  test('is still a conflict when that page goes without a choice', async () => {
    const { autosave, keptBase } = open()
    autosave.recover(noteOf('left'), 0, (note) => autosave.changed(note))
    await vi.advanceTimersByTimeAsync(5000)
    expect(keptBase()).toBe(0)
  })

  test('goes on from there when nobody saved since', () => {
    const { autosave, states } = open()
    const applied = vi.fn()
    const left = noteOf('left')
    autosave.recover(left, 1, applied)
    expect(applied).toHaveBeenCalledWith(left)
    expect(states).toEqual([])
  })

  test('is a conflict when somebody saved since', async () => {
    const { autosave, states, sent } = open()
    autosave.recover(noteOf('left'), 0, (note) => autosave.changed(note))
    await vi.advanceTimersByTimeAsync(5000)
    expect(states).toEqual(['conflict'])
    expect(sent).toEqual([])
  })

  test('is nothing when it is what the server has, or when somebody already types', () => {
    const { autosave } = open()
    const applied = vi.fn()
    autosave.recover(noteOf(''), 1, applied)
    autosave.changed(noteOf('typing'))
    autosave.recover(noteOf('left'), 1, applied)
    expect(applied).not.toHaveBeenCalled()
  })
})

describe('S39 text that is not saved when the page is covered', () => {
  test('is kept when it is saved, or when a copy is on the device', async () => {
    const saved = open({ canKeep: false })
    saved.autosave.changed(noteOf('a'))
    const keeping = saved.autosave.keep()
    await saved.answer({ saved: 2 })
    expect(await keeping).toBe('kept')
    const copied = open()
    copied.autosave.changed(noteOf('a'))
    const copying = copied.autosave.keep()
    await copied.answer({ failed: 'SERVER_UNREACHABLE' })
    expect(await copying).toBe('kept')
    expect(copied.kept()).toEqual(noteOf('a'))
  })

  test('is still there, without storage, when the server is back after the page went', async () => {
    const { autosave, sent, answer } = open({ canKeep: false })
    autosave.changed(noteOf('a'))
    const first = autosave.keep()
    await answer({ failed: 'SERVER_UNREACHABLE' })
    expect(await first).toBe('waiting')
    autosave.stop()
    const second = autosave.keep()
    await answer({ saved: 2 })
    expect(await second).toBe('kept')
    expect(sent).toEqual([
      ['a', 1],
      ['a', 1],
    ])
  })

  test.each<[string, SaveAnswer]>([
    ['the session is over', { failed: 'SESSION_ENDED' }],
    ['somebody else saved meanwhile', { conflict: { note: noteOf('theirs'), version: 2 } }],
  ])('is said to be lost, without storage, when %s', async (_what, given) => {
    const { autosave, answer } = open({ canKeep: false })
    autosave.changed(noteOf('a'))
    const keeping = autosave.keep()
    await answer(given)
    expect(await keeping).toBe('lost')
  })
})
