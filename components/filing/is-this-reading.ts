import type { TrailEntry } from '#lib/audit/audit-search.ts'

/**
 * Whether an entry is the very reading that shows it: committed before the trail was read, so its
 * outcome cannot stand there yet.
 * @param index its place, newest first
 */
export const isThisReading = (
  { action, result }: Pick<TrailEntry, 'action' | 'result'>,
  index: number,
): boolean => index === 0 && action === 'audit.read' && result === undefined
