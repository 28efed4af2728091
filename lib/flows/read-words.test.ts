import { describe, expect, test } from 'vitest'
import type { WordsSoFar } from '../capture/words-so-far.ts'
import { appError } from '../kernel/app-error.ts'
import type { RecordingId } from '../kernel/ids.ts'
import { err, ok } from '../kernel/result.ts'
import { aGrant } from '../testing/capture/a-recording.ts'
import { captureWorld } from '../testing/capture/capture-world.ts'
import { silentNews } from '../testing/capture/silent-news.ts'
import { countedUuid } from '../testing/counted-uuid.ts'
import { readWords } from './read-words.ts'

const said: WordsSoFar = [{ speaker: 'unknown', text: 'I cough.', isFinal: true }]

async function recording() {
  const world = await captureWorld()
  await world.answer()
  await world.move('record')
  const put = (words: WordsSoFar = said) =>
    world.deps.words.put(aGrant, world.owner, world.id, words)
  /** @param meanwhile happens when somebody waits for other words */
  const read = (seen: number, meanwhile: () => unknown = () => undefined, id = world.id) =>
    readWords({ ...world.deps, news: silentNews(meanwhile) }, world.launch, id, seen)
  return { ...world, put, read }
}

describe('the words so far of a recording', () => {
  test('are answered at once when they are other than what was seen', async () => {
    const { put, read } = await recording()
    await put()
    const nobodyWaits = () => Promise.reject(new Error('it was waited'))
    expect(await read(0, nobodyWaits)).toEqual(ok({ version: 1, words: said }))
  })

  test('are waited for when they were seen, and the same after a while', async () => {
    const { put, read } = await recording()
    expect(await read(0, () => put())).toEqual(ok({ version: 1, words: said }))
    expect(await read(1)).toEqual(ok({ version: 1, words: said }))
  })

  test('are gone when the consent was withdrawn meanwhile', async () => {
    const { put, read, withdraw } = await recording()
    await put()
    expect(await read(1, withdraw)).toEqual(ok({ version: 0, words: [] }))
  })

  test('are of a recording of this visit', async () => {
    const { read } = await recording()
    const another = await read(0, undefined, countedUuid() as RecordingId)
    expect(another).toEqual(err(appError('RECORDING_NOT_FOUND')))
  })
})
