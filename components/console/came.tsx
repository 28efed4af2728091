import { Glyph } from '../ui/glyph.tsx'
import { consoleWords as t } from './words.ts'

/** What came of what was decided on this page. */
export function Came({ of }: { readonly of: unknown }) {
  if (of === 'kept') {
    return (
      <p role="status" className="pb-3 font-semibold text-ok">
        <Glyph of="tick" className="mr-1.5" />
        {t('decision.kept')}
      </p>
    )
  }
  if (of !== 'wrong' && of !== 'gone') return null
  return (
    <p role="alert" className="pb-3 font-semibold text-crit">
      <Glyph of="diamond" className="mr-1.5" />
      {t(`decision.${of}`)}
    </p>
  )
}
