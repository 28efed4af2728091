import type { AuditCheck } from '#lib/audit/audit-check.ts'
import { Button } from '../ui/button.tsx'
import { CheckProgress } from './check-progress.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  /** The newest one that was asked for. */
  readonly check: AuditCheck | undefined
  /** The page's own address, below which the form and the progress are. */
  readonly base: string
  readonly token: string
}

/** Asks for a check of the whole trail, or shows how far the one under way is. */
export function VerifyNow({ check, base, token }: Props) {
  if (check?.state === 'under-way') {
    const { records, total } = check
    return (
      <CheckProgress
        label={t('integrity.underWay')}
        ofAbout={t('integrity.ofAbout', { total })}
        from={`${base}/progress`}
        records={records}
        total={total}
      />
    )
  }
  const isBroken = check?.state === 'interrupted' || check?.state === 'unavailable'
  return (
    <form
      method="post"
      action={`${base}/verify`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-3"
    >
      <input type="hidden" name="token" value={token} />
      <Button type="submit">{t('integrity.verify')}</Button>
      <span className="text-ink-2">
        {t(isBroken ? `integrity.${check.state}` : 'integrity.verifying')}
      </span>
    </form>
  )
}
