'use client'

import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, History, RefreshCw } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { chartKey } from '#lib/chart/card-key.ts'
import type { Encounter } from '#lib/chart/encounters.ts'
import type { PatientIdentity } from '#lib/chart/patient-identity.ts'
import { clinicalDateTime, clinicalTime, shortDate } from '#lib/fhir/clinical-time.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { useCard } from '../chart/use-card.ts'
import { IconButton } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Icon } from '../ui/icon.tsx'
import { useSiteZone } from '../ui/site-zone.ts'
import { BannerAllergies } from './banner-allergies.tsx'
import { IdentityDetails } from './identity-details.tsx'
import { Born, RecordNumber, useSexText } from './identity-facts.tsx'
import { IdentityUnknown } from './identity-unknown.tsx'
import { usePanel } from './panel-context.ts'

type Props = {
  readonly launchId: string
  /** What the EHR is called. */
  readonly ehrName: string
  /** False: the EHR shows who the patient is, and one line is enough (UX1). Never none at all. */
  readonly needPatientBanner: boolean
  /** The session's own button: who is signed in, lock, settings. */
  readonly session?: ReactNode
}

/** Who the chart is about. It never leaves the page, and nothing of it is cut. */
export function IdentityBanner({ launchId, ehrName, needPatientBanner, session }: Props) {
  const t = useTranslations('shell')
  const [isExpanded, setExpanded] = useState(false)
  const detailsId = useId()
  const { card, problem, readAgain } = useCard(launchId, 'patient')
  const visit = useVisit(launchId)
  const patient = card?.state === 'read' ? card.facts[0] : undefined
  const asOf = card?.state === 'read' ? card.asOf : undefined
  const toggle = () => setExpanded(!isExpanded)
  return (
    <section
      aria-label={t('identity')}
      className={classNames(
        'workspace-identity relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 border-b border-id-line bg-id px-3 pt-1 pb-1.5 text-ink under-360:px-2.5 at-720:px-4 at-900:grid-cols-[fit-content(45%)_minmax(0,1fr)_auto] at-900:items-center at-900:gap-x-7',
        needPatientBanner && 'at-720:pt-1.5 at-720:pb-2 at-900:py-2.5',
        patient?.deceased && 'identity-deceased',
      )}
    >
      {patient && asOf ? (
        <Who patient={patient} asOf={asOf} visit={visit} isCompact={!needPatientBanner}>
          <IconButton
            label={t('details')}
            aria-expanded={isExpanded}
            aria-controls={detailsId}
            onClick={toggle}
            size="s"
            className="-my-1 size-6"
          >
            <Icon of={ChevronDown} className={isExpanded ? 'rotate-180' : undefined} />
          </IconButton>
        </Who>
      ) : (
        <IdentityUnknown card={card} problem={problem} onTryAgain={readAgain} />
      )}
      <div className="col-span-full flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5 at-900:col-span-1 at-900:col-start-2 at-900:row-start-1 at-900:content-center at-900:self-stretch at-900:border-l at-900:border-id-line at-900:pl-6">
        <BannerAllergies
          launchId={launchId}
          isExpanded={isExpanded}
          onExpand={() => setExpanded(true)}
        />
      </div>
      <div className="col-start-2 row-start-1 -mt-0.5 -mr-1 flex items-start gap-0.5 justify-self-end at-900:col-start-3 at-900:mt-0 at-900:mr-0 at-900:items-center">
        <Place ehrName={ehrName} asOf={asOf} visit={visit} isCompact={!needPatientBanner} />
        <Controls launchId={launchId} asOf={asOf} />
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

function useVisit(launchId: string): Encounter | undefined {
  const { card } = useCard(launchId, 'encounter')
  return card?.state === 'read' ? card.facts[0] : undefined
}

type WhoProps = {
  readonly patient: PatientIdentity
  readonly asOf: Instant
  readonly visit: Encounter | undefined
  readonly isCompact: boolean
  readonly children: ReactNode
}

function Who({ patient, asOf, visit, isCompact, children }: WhoProps) {
  const t = useTranslations('shell')
  const zone = useSiteZone()
  const sexText = useSexText()
  const { name, deceased, isInactive } = patient
  const died = deceased?.on && clinicalDateTime(deceased.on, zone)
  return (
    <div
      className={classNames(
        'contents min-w-0',
        isCompact ? 'at-900:flex at-900:items-baseline at-900:gap-x-4' : 'at-900:block',
      )}
    >
      <h1
        className={classNames(
          'col-start-1 row-start-1 self-center font-semibold tracking-[-0.005em] wrap-anywhere',
          isCompact ? 'text-l' : 'text-name under-360:text-[1rem]/5',
        )}
      >
        {name?.full ?? t('noName')}{' '}
        {name?.inOwnScript ? <span className="font-normal">{name.inOwnScript}</span> : null}
        {deceased ? (
          <span className="ml-2 rounded-1 border border-current px-1.5 text-m whitespace-nowrap">
            {died ? t('deceasedOn', { date: died }) : t('deceased')}
          </span>
        ) : null}
        {isInactive ? <span className="ml-2 text-m text-warn">{t('inactive')}</span> : null}
      </h1>
      <div className="col-span-full flex flex-wrap items-center gap-x-3.5">
        <Born patient={patient} on={asOf} />
        <span className="whitespace-nowrap under-360:hidden">{sexText(patient)}</span>
        <RecordNumber patient={patient} />
        {visit?.start ? (
          <span className="hidden whitespace-nowrap at-720:inline at-900:hidden">
            <span className="text-ink-2">{t('visit')}</span> {shortDate(visit.start, asOf, zone)}{' '}
            {clinicalTime(visit.start, zone)}
          </span>
        ) : null}
        {children}
      </div>
    </div>
  )
}

type PlaceProps = {
  readonly ehrName: string
  readonly asOf: Instant | undefined
  readonly visit: Encounter | undefined
  readonly isCompact: boolean
}

/** Visit, EHR and read time, where there is room for them. */
function Place({ ehrName, asOf, visit, isCompact }: PlaceProps) {
  const t = useTranslations('shell')
  const zone = useSiteZone()
  const time = asOf && clinicalTime(asOf, zone)
  return (
    <div
      className={classNames(
        'hidden pr-1.5 text-s whitespace-nowrap at-900:flex',
        isCompact ? 'gap-3' : 'flex-col items-end',
      )}
    >
      {visit ? (
        <span>
          {[visit.name, visit.start && clinicalDateTime(visit.start, zone)]
            .filter(Boolean)
            .join(', ')}
        </span>
      ) : null}
      <span className="inline-flex items-center gap-1.5 text-ink-2">
        {time ? <span className="size-2 shrink-0 rounded-full bg-ok" /> : null}
        {time ? t('ehrRead', { ehr: ehrName, time }) : ehrName}
      </span>
    </div>
  )
}

function Controls({
  launchId,
  asOf,
}: {
  readonly launchId: string
  readonly asOf: Instant | undefined
}) {
  const t = useTranslations('shell')
  const zone = useSiteZone()
  const { panel, show } = usePanel()
  const queryClient = useQueryClient()
  const isReading = useIsFetching({ queryKey: chartKey(launchId) }) > 0
  const time = (asOf && clinicalTime(asOf, zone)) ?? ''
  return (
    <>
      {/* Below 1200 px it is a tab. */}
      <span className="hidden at-1200:inline">
        <IconButton
          label={t('activity')}
          aria-pressed={panel === 'activity'}
          onClick={() => show(panel === 'activity' ? 'note' : 'activity')}
        >
          <Icon of={History} />
        </IconButton>
      </span>
      <IconButton
        label={isReading ? t('readAgainNow') : t('readAgain', { time })}
        onClick={() => void queryClient.refetchQueries({ queryKey: chartKey(launchId) })}
      >
        <Icon of={RefreshCw} className={isReading ? 'motion-safe:animate-spin' : undefined} />
      </IconButton>
    </>
  )
}
