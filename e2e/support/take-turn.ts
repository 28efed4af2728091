import { mkdirSync, rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Scenes } from '../scenes/scene.ts'

const RESULTS = 'e2e/results'
const TURN = `${RESULTS}/turn`
const ASK_EVERY_MS = 50

/**
 * Waits until nobody else has the turn: pages are not looked at while processes are killed under
 * them. A new run begins with an empty folder of results. @returns how to give it back
 */
export async function takeTurn(): Promise<() => void> {
  mkdirSync(RESULTS, { recursive: true })
  while (!isNowOurs()) await setTimeout(ASK_EVERY_MS)
  return () => rmSync(TURN, { recursive: true, force: true })
}

function isNowOurs(): boolean {
  try {
    mkdirSync(TURN)
    return true
  } catch {
    return false
  }
}

/** The scenes, each in a turn of its own. */
export const inTurns = (scenes: Scenes): Scenes =>
  async function* (ehr) {
    const list = scenes(ehr)
    for (;;) {
      const giveBack = await takeTurn()
      try {
        const scene = await list.next()
        if (scene.done) return
        yield scene.value
      } finally {
        giveBack()
      }
    }
  }
