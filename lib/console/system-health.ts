import type { SealLag } from '../audit/audit-integrity.ts'
import type { AppErrorCode } from '../kernel/app-error.ts'
import { type Instant, millisecondsBetween } from '../kernel/instant.ts'
import type { Result } from '../kernel/result.ts'

export type DatabaseHealth = {
  /** `18.4`. */
  readonly version: string
  /** The newest migration. */
  readonly schema: string
  readonly bytes: number
  readonly answeredInMs: number
}

/** What the worker has before it: numbers and times, nothing of anybody. */
export type QueueHealth = {
  /** Jobs that are due and that nobody works on. */
  readonly waiting: number
  /** When the first of them was due. */
  readonly oldestAt: Instant | undefined
  /** Jobs for later: a filing that is tried again, for example. */
  readonly later: number
  /** Jobs that were tried as often as they may be. */
  readonly givenUp: number
}

/** A place outside the database, with the newest time at which it confirmed a head of any tree. */
export type AnchorHealth = { readonly sink: string; readonly anchoredAt: Instant }

export type StoreHealth = {
  readonly database: DatabaseHealth
  readonly queue: QueueHealth
  readonly anchors: readonly AnchorHealth[]
}

/** The machine of the process that answers. */
export type MachineHealth = {
  readonly version: string
  readonly node: string
  readonly freeBytes: number
  readonly allBytes: number
}

export type EhrHealth = {
  readonly name: string
  /** Undefined: it said how apps sign in. */
  readonly code: AppErrorCode | undefined
  readonly answeredInMs: number
}

export type SystemHealth = StoreHealth & {
  readonly seal: SealLag
  readonly machine: MachineHealth
  readonly ehrs: readonly EhrHealth[]
}

export interface SystemProbe {
  /** @returns STORE_UNAVAILABLE */
  store(): Promise<Result<StoreHealth>>
  machine(): Promise<MachineHealth>
}

/** A worker takes a due job at once; one that is left for this long is no load, it is a standstill. */
const STANDSTILL_MS = 60_000

export const isWorkerBehind = ({ oldestAt }: QueueHealth, now: Instant): boolean =>
  oldestAt !== undefined && millisecondsBetween(oldestAt, now) > STANDSTILL_MS

/** Below a tenth, and below what a day of a large trail needs. */
const LEAST_FREE = 0.1
const LEAST_FREE_BYTES = 5_000_000_000

export const isDiskShort = ({ freeBytes, allBytes }: MachineHealth): boolean =>
  freeBytes < LEAST_FREE_BYTES && freeBytes < allBytes * LEAST_FREE
