import { signalLimits, signalRules } from '#lib/audit/access-signal.ts'
import { KeyValues } from './key-values.tsx'
import { consoleWords as t } from './words.ts'

/** What is looked for and when it speaks, and what the trail cannot say. */
export function SignalRules() {
  return (
    <>
      <KeyValues
        of={signalRules.map((rule) => ({
          name: t(`signals.rule.${rule}`),
          value: t(`signals.when.${rule}`, signalLimits),
        }))}
      />
      <p className="max-w-[76ch] pt-3 text-ink-2">{t('signals.cannot')}</p>
    </>
  )
}
