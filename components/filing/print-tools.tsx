'use client'

import { useTranslations } from 'use-intl'
import { LinkButton } from '../launch/link-button.tsx'
import { Button } from '../ui/button.tsx'

type Props = { readonly visitHref: string; readonly fileHref: string }

/** Above the sheet: the way back, and the two ways to paper. */
export function PrintTools({ visitHref, fileHref }: Props) {
  const t = useTranslations('print')
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line-2 px-4 py-2">
      <a href={visitHref} className="mr-auto">
        {t('back')}
      </a>
      {/* Not `download`: within an EHR's frame such a request comes without its partitioned cookie. */}
      <LinkButton kind="outlined" href={fileHref}>
        {t('pdf')}
      </LinkButton>
      <Button kind="primary" className="min-h-9" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </div>
  )
}
