import { describe, expect, test } from 'vitest'
import { type Keeping, keepUntilSaved } from './keep-until-saved.ts'

async function told(answers: readonly (Keeping | 'throws')[]) {
  const heard: Keeping[] = []
  const rest = [...answers]
  let pauses = 0
  await keepUntilSaved({
    async save() {
      const answer = rest.shift() ?? 'kept'
      if (answer === 'throws') throw new Error('unreachable')
      return answer
    },
    onKeeping: (keeping) => heard.push(keeping),
    async pause() {
      pauses += 1
    },
  })
  return { heard, pauses }
}

describe('text that only a covered page has', () => {
  test('is let go when it is saved, at once', async () => {
    expect(await told(['kept'])).toEqual({ heard: ['kept'], pauses: 0 })
  })

  test('is held and tried again until it is saved', async () => {
    expect(await told(['waiting', 'throws', 'waiting', 'kept'])).toEqual({
      heard: ['waiting', 'waiting', 'waiting', 'kept'],
      pauses: 3,
    })
  })

  test('that nothing can save any more is said to be lost, not tried for ever', async () => {
    expect(await told(['waiting', 'lost'])).toEqual({ heard: ['waiting', 'lost'], pauses: 1 })
  })
})
