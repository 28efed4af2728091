import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { LastCheck } from '#components/console/last-check.tsx'
import { Moment } from '#components/console/moment.tsx'
import { Exact } from '#components/console/record-view.tsx'
import { SealState } from '#components/console/seal-state.tsx'
import { SinkTable } from '#components/console/sink-table.tsx'
import { VerifyNow } from '#components/console/verify-now.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { publicKeysOf } from '#lib/server/console-keys.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { checkOf, integrityOf } from '#lib/server/console-reads.ts'
import { server } from '#lib/server/server.ts'

/** Whether the trail is as it was written: the signed head, copies outside, the last full check. */
export default async function IntegrityPage({ params }: PageProps<'/console/[tenant]/integrity'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'integrity')
  const status = await integrityOf(access)
  const { head, sinks, lastVerification } = status
  const zone = access.settings.timeZone
  return (
    <ConsoleFrame place={place} current="integrity">
      <ConsoleTitle title={t('integrity.title')} lead={t('integrity.lead')} />
      <div className="border-t border-line pt-3 pb-5">
        <SealState status={status} zone={zone} now={server().clock.now()} />
      </div>
      {head && (
        <ConsoleSection title={t('integrity.head')}>
          <p className="pb-2 text-ink-2">
            {t('integrity.number', { number: head.number })}
            <Moment at={head.sealedAt} zone={zone} />
          </p>
          <pre className="rounded-2 border border-line bg-ledger p-2.5 font-mono text-s whitespace-pre-wrap wrap-anywhere">
            {head.note}
          </pre>
        </ConsoleSection>
      )}
      <ConsoleSection title={t('integrity.outside')}>
        {sinks.length > 0 && <SinkTable sinks={sinks} zone={zone} />}
        <p className="pt-1.5 text-ink-2">
          {t(sinks.length > 0 ? 'integrity.onlyThis' : 'integrity.noSink')}
        </p>
      </ConsoleSection>
      <ConsoleSection title={t('integrity.check')}>
        <LastCheck of={lastVerification} zone={zone} />
        <VerifyNow
          check={await checkOf()}
          base={`/console/${tenant}/integrity`}
          token={place.pageToken}
        />
      </ConsoleSection>
      <ConsoleSection title={t('integrity.alone')}>
        <p className="max-w-[76ch] pb-2">{t('integrity.aloneLead')}</p>
        <pre className="rounded-2 border border-line bg-ledger p-2.5 font-mono text-s whitespace-pre-wrap">
          npm run audit -- verify{'\n'}node verify-audit.mjs FOLDER KEY --head audit-heads.ndjson
        </pre>
        <h3 className="pt-3 pb-1 text-s text-ink-2">{t('integrity.keys')}</h3>
        <ul>
          {publicKeysOf(tenant).map((key) => (
            <li key={key}>
              <Exact>{key}</Exact>
            </li>
          ))}
        </ul>
      </ConsoleSection>
    </ConsoleFrame>
  )
}
