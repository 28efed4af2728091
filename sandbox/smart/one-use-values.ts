import { randomBytes } from 'node:crypto'

export type Lookup<Value> =
  | { readonly state: 'fresh' | 'used' | 'expired'; readonly value: Value }
  | { readonly state: 'unknown' }

/** Random values that stand for something, once, for a while: codes, launches, page steps. */
export interface OneUseValues<Value> {
  issue(value: Value, expiresAt: Date): string
  look(key: string, now: Date): Lookup<Value>
  /** As `look`, and the value is used from now on. */
  take(key: string, now: Date): Lookup<Value>
  clear(): void
}

export const randomValue = (): string => randomBytes(32).toString('base64url')

export const secondsAfter = (moment: Date, seconds: number): Date =>
  new Date(moment.getTime() + seconds * 1000)

type Entry<Value> = { readonly value: Value; readonly expiresAt: Date; readonly isUsed: boolean }

const MOST = 10_000

export function createOneUseValues<Value>(): OneUseValues<Value> {
  const entries = new Map<string, Entry<Value>>()

  const look = (key: string, now: Date): Lookup<Value> => {
    const entry = entries.get(key)
    if (!entry) return { state: 'unknown' }
    const { value, expiresAt, isUsed } = entry
    if (isUsed) return { state: 'used', value }
    return { state: now < expiresAt ? 'fresh' : 'expired', value }
  }

  return {
    issue: (value, expiresAt) => {
      const key = randomValue()
      entries.set(key, { value, expiresAt, isUsed: false })
      for (const oldest of entries.keys()) {
        if (entries.size <= MOST) break
        entries.delete(oldest)
      }
      return key
    },
    look,
    take: (key, now) => {
      const found = look(key, now)
      const entry = entries.get(key)
      if (entry && found.state === 'fresh') entries.set(key, { ...entry, isUsed: true })
      return found
    },
    clear: () => entries.clear(),
  }
}
