import { SAMPLE_RATE } from '#lib/ambient/pcm.ts'
import { type Figure, type Row, rowOf, type Target } from '../report/row.ts'
import { type Judgement, judgedRoom, type Model } from './judged-room.ts'
import { emptyRooms, spokenRooms } from './rooms.ts'
import { silero } from './silero.ts'
import type { Room } from './spoken-room.ts'

/** It is late at the beginning of a sentence: what it decides looks back a minute. */
const HEARD: Target = { of: 'value', is: 'at least', limit: 90 }
const INVENTED: Target = { of: 'value', is: 'at most', limit: 5 }

/**
 * Whether the page knows voices from noise, by the model against the rule of loudness that it has
 * without one: tenths of a second, of synthetic voices in rooms that are made as well.
 */
export async function voices(): Promise<readonly Row[]> {
  const spent = { ms: 0, seconds: 0 }
  const model = timed(await silero(), spent)
  const figures: Figure[] = []
  const judge = async (room: Room, of: keyof Judgement, target: Target) => {
    const [byModel, byLoudness] = [await judgedRoom(room, model), await judgedRoom(room)]
    const name = `${of === 'heard' ? 'voices heard' : 'no voice, taken for one'}: ${room.name}`
    const baseline = byLoudness[of] > 0 ? { baseline: byLoudness[of] } : undefined
    figures.push({ name, unit: '%', value: byModel[of], target, ...baseline })
    spent.seconds += room.sound.length / SAMPLE_RATE
  }
  for (const room of spokenRooms()) await judge(room, 'heard', HEARD)
  for (const room of emptyRooms()) await judge(room, 'invented', INVENTED)
  const cost = { name: 'processor of the model, a second of sound', unit: 'ms' } as const
  figures.push({ ...cost, value: spent.ms / spent.seconds })
  return figures.map((figure) => rowOf('voices', figure))
}

const timed =
  (model: Model, spent: { ms: number }): Model =>
  async (frame) => {
    const before = process.cpuUsage()
    const likeness = await model(frame)
    const { user, system } = process.cpuUsage(before)
    spent.ms += (user + system) / 1_000
    return likeness
  }
