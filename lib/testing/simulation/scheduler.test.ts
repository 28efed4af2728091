import { describe, expect, test } from 'vitest'
import { randomStream } from './random-stream.ts'
import { anActor, scheduler } from './scheduler.ts'

const aScheduler = (seed = 1) => scheduler(randomStream(seed, 'order'))

/** Two actors, each with a few turns; who went when. */
async function race(seed: number): Promise<string> {
  const times = aScheduler(seed)
  const order: string[] = []
  for (const name of ['a', 'b']) {
    const actor = anActor(name)
    times.spawn(async () => {
      for (let turn = 0; turn < 6; turn += 1) {
        await times.turn(actor, 'goes', 10)
        order.push(name)
      }
    })
  }
  await times.run(() => false, 100)
  return order.join('')
}

describe('SIM-2 the scheduler', () => {
  test('gives turns in an order that follows from the seed', async () => {
    const orders = await Promise.all([1, 2, 3, 4, 5].map(race))
    expect(await Promise.all([1, 2, 3, 4, 5].map(race))).toEqual(orders)
    expect(new Set(orders).size).toBeGreaterThan(1)
  })

  test('lets time pass only when nobody can go', async () => {
    const times = aScheduler()
    const seen: number[] = []
    times.spawn(async () => {
      await times.turn(anActor('late'), 'goes', 60_000)
      seen.push(times.now())
    })
    times.spawn(async () => {
      await times.turn(anActor('early'), 'goes', 5)
      seen.push(times.now())
    })
    expect(await times.run(() => false, 100)).toBe('nobody waits')
    expect(seen).toEqual([5, 60_000])
  })

  test('gives a dead actor no turn, and a stopped one none before it goes on', async () => {
    const times = aScheduler()
    const [dead, stopped] = [anActor('dead'), anActor('stopped')]
    const went: string[] = []
    for (const actor of [dead, stopped]) {
      times.spawn(async () => {
        await times.turn(actor, 'goes', 0)
        went.push(`${actor.name} at ${times.now()}`)
      })
    }
    stopped.stoppedUntil = 70_000
    times.kill(dead)
    await times.run(() => false, 100)
    await dead.whenDead
    expect(went).toEqual(['stopped at 70000'])
  })

  test('gives an answer, or none when the time is over', async () => {
    const times = aScheduler()
    const actor = anActor('asks')
    const inTime = times.answerWithin<string>(actor, 'asks', 15_000)
    const never = times.answerWithin<string>(actor, 'asks', 15_000)
    times.spawn(async () => {
      await times.turn(anActor('answers'), 'answers', 100)
      inTime.settle('here')
    })
    await times.run(() => false, 100)
    expect([await inTime.answer, await never.answer]).toEqual(['here', undefined])
  })

  test('tells what an actor threw, and ends what does not end', async () => {
    const times = aScheduler()
    times.spawn(async () => {
      for (;;) await times.turn(anActor('spins'), 'spins', 1)
    })
    expect(await times.run(() => false, 10)).toBe('too many steps')
    times.spawn(async () => {
      throw new Error('a bug')
    })
    await times.run(() => false, 100)
    expect(times.thrown()).toEqual([new Error('a bug')])
  })
})
