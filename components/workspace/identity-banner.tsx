'use client'

import { ChevronDown } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Encounter } from '#lib/chart/encounters.ts'
import { useCard } from '../chart/use-card.ts'
import { IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { BannerAllergies } from './banner-allergies.tsx'
import { BannerControls } from './banner-controls.tsx'
import { BannerPlace } from './banner-place.tsx'
import { IdentityDetails } from './identity-details.tsx'
import { IdentityIds, IdentityName } from './identity-name.tsx'
import { IdentityUnknown } from './identity-unknown.tsx'

type Props = {
  /** What the EHR is called. */
  readonly ehrName: string
  /** False: the EHR shows who the patient is, and a strip is enough (UX1). Never none at all. */
  readonly needPatientBanner: boolean
  /** The session's own button: who is signed in, lock, settings. */
  readonly session?: ReactNode
}

// Two looks of one thing. The strip is a single flow of words; the banner has its columns.
const BANNER = {
  frame:
    'pt-1 pb-1.5 at-720:pt-1.5 at-720:pb-2 at-900:grid-cols-[fit-content(45%)_minmax(0,1fr)_auto] at-900:items-center at-900:gap-x-7 at-900:py-2.5',
  flow: 'contents',
  who: 'contents min-w-0 at-900:block',
  allergies:
    'col-span-full at-900:col-span-1 at-900:col-start-2 at-900:row-start-1 at-900:content-center at-900:self-stretch at-900:border-l at-900:border-id-line at-900:pl-6',
  place: 'at-900:col-start-3 at-900:items-center',
} as const
const STRIP = {
  frame: 'py-0.75',
  flow: 'flex min-w-0 flex-wrap items-baseline gap-x-3.5',
  who: 'contents',
  allergies: '',
  place: 'items-center self-center',
} as const

/** How many allergies are shown before anybody asks for all; severe ones always are. */
const ROOM = { banner: 3, strip: 0 } as const

/** Who the chart is about. It never leaves the page, and nothing of it is cut. */
export function IdentityBanner({ ehrName, needPatientBanner, session }: Props) {
  const t = useTranslations('shell')
  const [isExpanded, setExpanded] = useState(false)
  const detailsId = useId()
  const { card, problem, readAgain } = useCard('patient')
  const visit = useVisit()
  const patient = card?.state === 'read' ? card.facts[0] : undefined
  const asOf = card?.state === 'read' ? card.asOf : undefined
  const look = needPatientBanner ? BANNER : STRIP
  const room = needPatientBanner ? ROOM.banner : ROOM.strip
  return (
    <section
      aria-label={t('identity')}
      className={classNames(
        'workspace-identity grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 border-b border-id-line bg-id px-3 text-ink under-360:px-2.5 at-720:px-4',
        look.frame,
        patient?.deceased && 'identity-deceased',
        // Opened out in a small window, it scrolls rather than push the note off the page.
        isExpanded && 'max-h-[55dvh] overflow-y-auto',
      )}
    >
      <div className={look.flow}>
        {patient && asOf ? (
          <div className={look.who}>
            <IdentityName patient={patient} isCompact={!needPatientBanner} />
            <IdentityIds patient={patient} asOf={asOf} visit={visit} isCompact={!needPatientBanner}>
              <IconButton
                label={t('details')}
                aria-expanded={isExpanded}
                aria-controls={isExpanded ? detailsId : undefined}
                onClick={() => setExpanded(!isExpanded)}
                size="xs"
                className="relative z-1 -my-1 print:hidden"
              >
                <Icon of={ChevronDown} className={isExpanded ? 'rotate-180' : undefined} />
              </IconButton>
            </IdentityIds>
          </div>
        ) : (
          <IdentityUnknown card={card} problem={problem} onTryAgain={readAgain} />
        )}
        <div
          className={classNames(
            'flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5',
            look.allergies,
          )}
        >
          <BannerAllergies
            room={isExpanded ? Number.POSITIVE_INFINITY : room}
            onExpand={() => setExpanded(true)}
          />
        </div>
      </div>
      <div
        className={classNames(
          '-mr-1 flex items-start gap-0.5 justify-self-end at-900:mr-0 print:hidden',
          'col-start-2 row-start-1',
          look.place,
        )}
      >
        <BannerPlace ehrName={ehrName} asOf={asOf} visit={visit} isCompact={!needPatientBanner} />
        <BannerControls asOf={asOf} />
        {session}
      </div>
      {isExpanded && patient && asOf ? (
        <IdentityDetails
          id={detailsId}
          patient={patient}
          asOf={asOf}
          visit={visit}
          ehrName={ehrName}
        />
      ) : null}
    </section>
  )
}

function useVisit(): Encounter | undefined {
  const { card } = useCard('encounter')
  return card?.state === 'read' ? card.facts[0] : undefined
}
