/** The four parts of the work, in the order of their keys Alt+1 to Alt+4. */
export const panels = ['note', 'chart', 'transcript', 'activity'] as const

export type Panel = (typeof panels)[number]
