import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { Exact } from '#components/console/record-view.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Glyph } from '#components/ui/glyph.tsx'
import { wrongField } from '#lib/console/trail-query.ts'
import { publicKeysOf } from '#lib/server/console-keys.ts'
import { consolePage } from '#lib/server/console-page.ts'

/** A signed package of the trail, and how to check it without us. */
export default async function ExportsPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/exports'>) {
  const { tenant } = await params
  const { place } = await consolePage(tenant, 'exports')
  const { wrong, nothing } = await searchParams
  const field = wrongField(wrong)
  const problem = field
    ? t('filter.wrong', { field: t(`filter.field.${field}`) })
    : nothing && t('exports.nothing')
  const [key = ''] = publicKeysOf(tenant)
  return (
    <ConsoleFrame place={place} current="exports">
      <ConsoleTitle title={t('exports.title')} lead={t('exports.lead')} />
      <form
        method="post"
        action={`/console/${tenant}/exports/file`}
        className="flex flex-wrap items-end gap-3 border-t border-line pt-4"
      >
        <input type="hidden" name="token" value={place.pageToken} />
        <Field label={t('filter.from')} name="from" type="date" />
        <Field label={t('filter.to')} name="to" type="date" />
        <Button kind="primary" type="submit">
          {t('exports.make')}
        </Button>
      </form>
      {problem && (
        <p role="alert" className="pt-2 font-semibold text-crit">
          <Glyph of="diamond" className="mr-1.5" />
          {problem}
        </p>
      )}
      <p className="pt-2 pb-6 text-ink-2">
        {t('exports.empty')} {t('exports.making')}
      </p>
      <ConsoleSection title={t('exports.how')}>
        <p className="max-w-[76ch] pb-2">{t('exports.howLead')}</p>
        <pre className="rounded-2 border border-line bg-ledger p-2.5 font-mono text-s whitespace-pre-wrap wrap-anywhere">
          node verify-audit.mjs FOLDER {key}
        </pre>
        <p className="pt-2 text-ink-2">
          {t('exports.key')}: <Exact>{key}</Exact>
        </p>
        <p className="text-ink-2">{t('exports.all')}</p>
      </ConsoleSection>
    </ConsoleFrame>
  )
}
