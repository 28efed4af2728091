/** Name and version of the built-in drafter, recorded with each statement it writes. */
export const EXTRACTIVE = 'extractive-3'
