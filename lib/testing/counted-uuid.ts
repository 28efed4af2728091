let count = 0

/** A uuid that no other test of this run has, and that is known from its order. */
export const countedUuid = (): string =>
  `00000000-0000-4000-8000-${(++count).toString(16).padStart(12, '0')}`
