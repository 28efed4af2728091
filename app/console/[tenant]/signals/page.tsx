import type { ComponentProps } from 'react'
import { Came } from '#components/console/came.tsx'
import { ConsoleFrame, ConsoleSection, ConsoleTitle } from '#components/console/console-frame.tsx'
import { SignalList } from '#components/console/signal-list.tsx'
import { SignalRules } from '#components/console/signal-rules.tsx'
import { TooLarge } from '#components/console/too-large.tsx'
import { consoleWords as t } from '#components/console/words.ts'
import { type AccessSignal, signalLimits, signalRules } from '#lib/audit/access-signal.ts'
import { consolePage } from '#lib/server/console-page.ts'
import { signalsOf } from '#lib/server/console-reads.ts'

/** What stands out in the trail; those that wait for a review first. */
export default async function SignalsPage({
  params,
  searchParams,
}: PageProps<'/console/[tenant]/signals'>) {
  const { tenant } = await params
  const { place, ...access } = await consolePage(tenant, 'signals')
  const signals = await signalsOf(access)
  const signalProps = {
    action: `/console/${tenant}/signals/review`,
    searchAction: `/console/${tenant}/search/ask`,
    token: place.pageToken,
    zone: access.settings.timeZone,
  }
  return (
    <ConsoleFrame place={place} current="signals">
      <ConsoleTitle
        title={t('signals.title')}
        lead={t('signals.lead', { days: signalLimits.days })}
      />
      <Came of={(await searchParams).came} />
      {signals ? <Signals of={signals} {...signalProps} /> : <TooLarge />}
      <ConsoleSection title={t('signals.rules')}>
        <SignalRules />
      </ConsoleSection>
    </ConsoleFrame>
  )
}

function Signals(props: ComponentProps<typeof SignalList>) {
  const { of } = props
  const count = of.filter(({ review }) => review === undefined).length
  return (
    <>
      <p className="border-t border-line pt-3 pb-2 font-semibold">
        {of.length > 0 ? t('breakGlass.waiting', { count }) : t('signals.none')}
      </p>
      {isCut(of) && (
        <p className="pb-2 text-ink-2">{t('signals.cut', { most: signalLimits.mostOfARule })}</p>
      )}
      <SignalList {...props} />
    </>
  )
}

const isCut = (signals: readonly AccessSignal[]): boolean =>
  signalRules.some(
    (rule) => signals.filter((one) => one.rule === rule).length >= signalLimits.mostOfARule,
  )
