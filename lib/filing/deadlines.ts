/** How long a worker may hold a filing: longer than a POST and all that comes before it (FT-6). */
export const LEASE_MS = 60_000

/** After this no further document is read in one look: a lease that ran out would lose the look. */
export const LOOK_READS_MS = 30_000

/** From the first byte of a POST to the last byte of its answer. */
export const SEND_DEADLINE_MS = 15_000
