import { useTimeZone } from 'use-intl'

/** The time zone of the site, in which every moment is told. */
export const useSiteZone = (): string => useTimeZone() ?? 'UTC'
