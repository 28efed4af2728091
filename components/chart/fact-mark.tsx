'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Citation } from '#lib/chart/cite.ts'
import { useEvidence } from '../evidence/evidence-context.tsx'
import { EvidenceMark } from '../evidence/evidence-mark.tsx'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useChart } from './chart-context.tsx'
import { OpenedOn } from './opened-on.tsx'

type Props = {
  readonly citation: Citation
  /** Further records behind the same fact, any of which may be the one that is cited. */
  readonly alsoCitedAs?: readonly string[]
}

/**
 * The thread between note and chart: the number under which the note cites the fact, else the way
 * to put it there.
 */
export function FactMark(props: Props) {
  const { openedOn } = useChart()
  const { citation, alsoCitedAs = [] } = props
  const isOpenedOn = [citation.reference, ...alsoCitedAs].some((one) => openedOn.includes(one))
  if (!isOpenedOn) return <CitedMark {...props} />
  return (
    <span className="grid justify-items-center">
      <OpenedOn />
      <CitedMark {...props} />
    </span>
  )
}

function CitedMark({ citation, alsoCitedAs = [] }: Props) {
  const t = useTranslations('chart')
  const { numberOf, cite } = useEvidence()
  const { text, reference, versionId } = citation
  const keys = [reference, ...alsoCitedAs].map((one) => `chart:${one}` as const)
  const cited = keys.find((key) => numberOf(key) !== undefined)
  if (cited) return <EvidenceMark of={cited} />
  if (!cite) return null
  return (
    <IconButton
      label={t('insert', { fact: text })}
      kind="faint"
      size="xs"
      onClick={() => cite(text, { kind: 'chart', reference, versionId, quote: text })}
    >
      <Icon of={Plus} size="s" />
    </IconButton>
  )
}
