import type { useTranslations } from 'use-intl'

/** The catalogue of evidence in the reader's language. */
export type EvidenceWords = ReturnType<typeof useTranslations<'evidence'>>
