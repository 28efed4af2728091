import { useTranslations } from 'use-intl'
import type { FilingView } from '#lib/flows/view-filing.ts'
import { filingFace } from './filing-face.ts'

/** Where a filing stands, in one line: for entering in error in words of its own. */
export function useFilingTitle(): (view: FilingView) => string {
  const t = useTranslations('filing.region')
  return (view) => {
    const name = view.kind === 'void' ? 'voidTitle' : 'title'
    return t(`${name}.${filingFace(view)}`, { ehr: view.ehrName })
  }
}
