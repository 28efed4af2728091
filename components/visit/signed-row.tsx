'use client'

import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'

/** Above a signed note: it is closed, and another one can be begun. */
export function SignedRow({ onAnother }: { readonly onAnother: () => void }) {
  const t = useTranslations('visit')
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-ok-soft px-3 py-1 at-720:px-4 at-1200:px-5">
      <span className="inline-flex items-center gap-1 font-semibold text-ok">
        <Glyph of="tick" />
        {t('signed')}
      </span>
      <span className="flex-1" />
      <Button kind="quiet" size="s" onClick={onAnother}>
        {t('another')}
      </Button>
    </div>
  )
}
