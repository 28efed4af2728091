import 'server-only'
import type { Engine } from '#lib/ambient/transcriber.ts'

/**
 * Whether an engine may be told names from the chart: they say what a patient has, so one on another
 * host only where somebody decided it.
 */
export const mayBeTold = (
  { locality }: Pick<Engine, 'locality'>,
  isToldElsewhere: boolean | undefined,
): boolean => locality.kind === 'this-machine' || isToldElsewhere === true
