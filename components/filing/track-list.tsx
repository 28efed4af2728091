'use client'

import { Circle, LoaderCircle, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Instant } from '#lib/kernel/instant.ts'
import { classNames } from '../ui/class-names.ts'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import { ExactTime } from './exact-time.tsx'
import type { TrackMark, TrackStep } from './filing-track.ts'
import { lapse } from './lapse.ts'
import { useNow } from './use-now.ts'

type Props = {
  readonly steps: readonly TrackStep[]
  /** A moment that stands still, for what is drawn to be looked at; else this browser's clock. */
  readonly now?: Instant | undefined
}

/** The way from the signature to the comparison. What counts here is no live region. */
export function TrackList({ steps, now }: Props) {
  const counts = steps.some(({ since, until }) => since ?? until)
  const clock = useNow(counts && now === undefined)
  return (
    <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1 pt-1.5 text-s text-ink-2">
      {steps.map((step) => (
        <li
          key={step.kind}
          aria-current={step.mark === 'now' ? 'step' : undefined}
          className={classNames(
            'inline-flex min-w-0 items-center gap-1.25',
            // Where each step has a line of its own, nothing is drawn to the next.
            'at-480:not-last:after:ml-0.5 at-480:not-last:after:h-px at-480:not-last:after:w-4 at-480:not-last:after:bg-edge',
            step.mark === 'now' && 'font-semibold text-ink',
          )}
        >
          <Mark of={step.mark} />
          <span>
            <Words step={step} now={now ?? clock} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function Mark({ of }: { readonly of: TrackMark }) {
  switch (of) {
    case 'done':
      return <Glyph of="tick" className="text-ok" />
    case 'now':
      return <Icon of={LoaderCircle} size="s" className="motion-safe:animate-spin" />
    case 'ahead':
      return <Icon of={Circle} size="s" />
    case 'trouble':
      return <Glyph of="triangle" className="text-warn" />
    case 'wrong':
      return <Icon of={X} size="s" className="text-crit" />
  }
}

function Words({ step, now }: { readonly step: TrackStep; readonly now: Instant | undefined }) {
  const t = useTranslations('filing.region')
  const { kind, at, attempt } = step
  return t.rich(`track.${kind}`, {
    attempt: String(attempt ?? ''),
    time: () => (at ? <ExactTime at={at} /> : null),
    wait: () => (now ? <Wait step={step} now={now} /> : null),
  })
}

/** `, 4 s` of what is under way, or `, in 20 s` of what is waited for. */
function Wait({ step, now }: { readonly step: TrackStep; readonly now: Instant }) {
  const t = useTranslations('filing.region')
  if (step.since) {
    const { unit, count } = lapse(step.since, now)
    return t(`since.${unit}`, { count })
  }
  if (!step.until || step.until <= now) return null
  const { unit, count } = lapse(now, step.until)
  return t(`until.${unit}`, { count })
}
