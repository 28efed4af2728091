import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { ExportForm } from '#components/console/export-form.tsx'
import { Exact } from '#components/console/record-view.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { Glyph } from '#components/ui/glyph.tsx'
import { wrongField } from '#lib/console/trail-query.ts'
import { publicKeysOf } from '#lib/server/console-keys.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { ehrsOf } from '#lib/server/console-reads.ts'

/** A signed package of the trail, and how to check it without us. */
export default async function ExportsPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/exports'>) {
  const { tenant } = await params
  const { place } = await consolePage(tenant, 'exports')
  const { wrong, nothing } = await searchParams
  const problem = problemText(wrong, nothing)
  const [key = ''] = publicKeysOf(tenant)
  return (
    <ConsoleFrame place={place} current="exports">
      <ConsoleTitle title={t('exports.title')} lead={t('exports.lead')} />
      {problem && (
        <p role="alert" className="pb-3 font-semibold text-crit">
          <Glyph of="diamond" className="mr-1.5" />
          {problem}
        </p>
      )}
      <ExportForm
        action={`/console/${tenant}/exports/file`}
        token={place.pageToken}
        ehrs={ehrsOf(tenant)}
        canDisclose={place.permissions.has('disclosures')}
      />
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

function problemText(wrong: unknown, nothing: unknown): string | undefined {
  if (nothing) return t('exports.nothing')
  if (wrong === 'recipient') return t('exports.wrongRecipient')
  const field = wrongField(wrong)
  return field && t('filter.wrong', { field: t(`filter.field.${field}`) })
}
