import { Button } from '../ui/button.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly action: string
  readonly token: string
  /** The query as it stands in the address: encrypted. */
  readonly sealed: string | undefined
}

/** Takes what the page shows, all of it, as a file for spreadsheets. */
export function ReportFile({ action, token, sealed }: Props) {
  return (
    <form method="post" action={action} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="q" value={sealed ?? ''} />
      <Button size="s" type="submit">
        {t('file.csv')}
      </Button>
      <span className="text-s text-ink-2">{t('file.hint')}</span>
    </form>
  )
}
