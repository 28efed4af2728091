import { describe, expect, it } from 'vitest'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { RecordingId } from '#lib/kernel/ids.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { createPlayer } from './create-player.ts'

const ID = '5f0c0f0e-0000-4000-8000-000000000001' as RecordingId // an id of the test
const at = (turn: number) => ({ recordingId: ID, turn })

type Sabotage = {
  readonly isKept?: boolean
  readonly code?: AppErrorCode
  readonly isNoise?: boolean
}

/** A player of a recording whose every turn can be loaded, on loudspeakers that keep a list. */
async function bench({ isKept = true, code, isNoise = false }: Sabotage = {}) {
  const done: string[] = []
  let looks = 0
  const endings: (() => void)[] = []
  const player = createPlayer({
    look: async () => {
      looks += 1
      return ok(isKept)
    },
    load: async ({ turn }) => {
      done.push(`load ${turn}`)
      return code ? err({ code }) : ok(new ArrayBuffer(turn))
    },
    openLoudspeaker: () => {
      done.push('open')
      const { promise: ended, resolve: end } = Promise.withResolvers<void>()
      endings.push(end)
      return {
        play: ({ byteLength }) => {
          done.push(`play ${byteLength}`)
          return isNoise ? Promise.reject(new Error('no sound')) : ended
        },
        close: () => {
          done.push('close')
          end()
        },
      }
    },
  })
  await player.look(ID)
  return { player, done, endings, looks: () => looks }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('the moments of a recording', () => {
  it('are offered once it is known that there is sound, which is looked up once', async () => {
    const { player, looks } = await bench()
    expect(player.stateOf(at(0))).toBe('silent')
    await player.look(ID)
    expect(looks()).toBe(1)
    const other = '5f0c0f0e-0000-4000-8000-000000000002' as RecordingId // another id of the test
    expect(player.stateOf({ recordingId: other, turn: 0 })).toBe('unknown')
    expect((await bench({ isKept: false })).player.stateOf(at(0))).toBe('gone')
  })

  it('are played one at a time: another one ends the first', async () => {
    const { player, done } = await bench()
    void player.press(at(1))
    expect(player.stateOf(at(1))).toBe('loading')
    await settled()
    expect(player.stateOf(at(1))).toBe('playing')
    void player.press(at(2))
    await settled()
    expect([1, 2].map((turn) => player.stateOf(at(turn)))).toEqual(['silent', 'playing'])
    expect(done).toEqual(['open', 'load 1', 'play 1', 'close', 'open', 'load 2', 'play 2'])
  })

  it('are quiet when pressed again, at their end, and when the page is covered', async () => {
    const { player, done, endings } = await bench()
    for (const quiet of [
      () => player.press(at(1)),
      async () => endings.at(-1)?.(),
      async () => player.stop(),
    ]) {
      void player.press(at(1))
      await settled()
      await quiet()
      await settled()
      expect(player.stateOf(at(1))).toBe('silent')
      expect(done.at(-1)).toBe('close')
    }
  })

  it('that were stopped before they came are not played', async () => {
    const { player, done } = await bench()
    const pressed = player.press(at(1))
    player.stop()
    await pressed
    expect(done).not.toContain('play 1')
    expect(player.stateOf(at(1))).toBe('silent')
  })

  it('tell that the sound is gone, or why they could not be played; another try forgets it', async () => {
    const gone = await bench({ code: 'SOUND_GONE' })
    await gone.player.press(at(1))
    expect(gone.player.stateOf(at(2))).toBe('gone')
    expect(gone.done.at(-1)).toBe('close')
    const away = await bench({ code: 'SERVER_UNREACHABLE' })
    await away.player.press(at(1))
    expect(away.player.failureOf(ID)).toBe('SERVER_UNREACHABLE')
    expect(away.player.stateOf(at(1))).toBe('silent')
    const noise = await bench({ isNoise: true })
    await noise.player.press(at(1))
    expect(noise.player.failureOf(ID)).toBe('UNEXPECTED')
    expect(noise.done.at(-1)).toBe('close')
    const again = away.player.press(at(1))
    expect(away.player.failureOf(ID)).toBeUndefined()
    await again
  })
})
