import { atLoudness, fan, keys, monitor, pinkNoise, tune } from './sounds.ts'
import { emptyRoom, type Room, spokenRoom, voices } from './spoken-room.ts'

const NOISE_S = 60
const empty = (name: string, noise: (seconds: number) => Float32Array, db: number): Room =>
  emptyRoom(name, atLoudness(noise(NOISE_S), db))

/** Rooms with voices, from a quiet one to one that is as loud as they are. */
export function spokenRooms(): readonly Room[] {
  const said = voices()
  return [
    spokenRoom('a quiet room', said, { voices: -25, noise: -65 }, pinkNoise),
    spokenRoom('low voices, 20 dB above the room', said, { voices: -45, noise: -65 }, pinkNoise),
    spokenRoom('noise 10 dB below', said, { voices: -25, noise: -35 }, pinkNoise),
    spokenRoom('noise as loud', said, { voices: -25, noise: -25 }, pinkNoise),
    spokenRoom('a fan 10 dB below', said, { voices: -25, noise: -35 }, fan),
    spokenRoom('typing 10 dB below', said, { voices: -25, noise: -35 }, keys),
  ]
}

/** Rooms in which nobody speaks. */
export const emptyRooms = (): readonly Room[] => [
  empty('steady noise', pinkNoise, -35),
  empty('a fan that comes and goes', fan, -35),
  empty('typing', keys, -40),
  empty('a monitor', monitor, -35),
  empty('a tune', tune, -35),
]
