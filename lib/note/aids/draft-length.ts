/** How much of what was said a draft holds. */
export const draftLengths = ['short', 'standard', 'full'] as const
export type DraftLength = (typeof draftLengths)[number]

/** The one id under which each clinician's choice is kept: a later one takes its place. */
export const DRAFT_LENGTH_ID = '00000000-0000-4000-8000-00000000d1a7'
