import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Words } from './words.ts'

export function useWords(): Words {
  const note = useTranslations('note')
  const evidence = useTranslations('evidence')
  return useMemo(() => ({ note, evidence }), [note, evidence])
}
