import 'server-only'
import { type Clock, instantOf } from '#lib/kernel/instant.ts'

export const systemClock: Clock = { now: () => instantOf(Date.now()) }
