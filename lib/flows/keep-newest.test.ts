import { expect, test } from 'vitest'
import { keepNewest } from './keep-newest.ts'

test('the newest is kept, one at a time, and what came between is left out', async () => {
  const kept: number[] = []
  const going: (() => void)[] = []
  const newest = keepNewest<number>(
    (value) =>
      new Promise((resolve) => {
        kept.push(value)
        going.push(resolve)
      }),
  )
  await newest.settled()
  for (const value of [1, 2, 3]) newest.put(value)
  expect(kept).toEqual([1])
  going.shift()?.()
  await Promise.resolve()
  expect(kept).toEqual([1, 3])
  going.shift()?.()
  await newest.settled()
  newest.put(4)
  expect(kept).toEqual([1, 3, 4])
})

test('what goes wrong in between is told at the end, and nothing more is kept', async () => {
  const kept: number[] = []
  const newest = keepNewest<number>(async (value) => {
    kept.push(value)
    throw new Error('broken')
  })
  newest.put(1)
  newest.put(2)
  await expect(newest.settled()).rejects.toThrow('broken')
  newest.put(3)
  await expect(newest.settled()).rejects.toThrow('broken')
  expect(kept).toEqual([1])
})
