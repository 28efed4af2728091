import { type Instant, parseInstant } from '#lib/kernel/instant.ts'

/** What the pages of one browser tell each other: that a chart is open, never whose. */
export type OpenedChart = {
  readonly launchId: string
  /** SHA-256 of site and patient, hex. */
  readonly patientHash: string
  readonly openedAt: Instant
}

/** A message of another page of ours, or of a version of it; anything else is not understood. */
export function readOpenedChart(message: unknown): OpenedChart | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  const { launchId, patientHash, openedAt } = message as Record<string, unknown> // each is looked at below
  if (typeof launchId !== 'string' || typeof patientHash !== 'string') return undefined
  const at = typeof openedAt === 'string' ? parseInstant(openedAt) : undefined
  return at && { launchId, patientHash, openedAt: at }
}

/** Whether the other page is of another patient and was opened after this one (WP3). */
export const isOtherPatient = (mine: OpenedChart, other: OpenedChart): boolean =>
  other.launchId !== mine.launchId &&
  other.patientHash !== mine.patientHash &&
  other.openedAt > mine.openedAt
