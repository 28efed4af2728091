'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { TrailPage } from '#lib/audit/audit-search.ts'
import ActivityPane from '../filing/activity-pane.tsx'
import { Queries } from '../session/queries.tsx'

type Props = { readonly launchId: string }

/** What happened in this launch, from the audit trail itself. */
export default function VisitActivity(props: Props) {
  return (
    <Queries>
      <Activity {...props} />
    </Queries>
  )
}

function Activity({ launchId }: Props) {
  const t = useTranslations('visit')
  const { data, isError } = useQuery({
    queryKey: ['activity', launchId],
    queryFn: async ({ signal }): Promise<TrailPage> => {
      const answer = await fetch(`/l/${launchId}/activity`, { signal, cache: 'no-store' })
      if (!answer.ok) throw new Error(String(answer.status))
      return answer.json()
    },
    staleTime: 0,
    gcTime: 0,
  })
  if (isError) return <p className="p-3 text-ink-2">{t('activityFailed')}</p>
  return (
    <ActivityPane
      activities={data?.entries ?? []}
      trailHref={`/l/${launchId}/trail`}
      worklistHref={`/l/${launchId}/worklist`}
    />
  )
}
