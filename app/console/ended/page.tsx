import { notFound } from 'next/navigation'
import { EndedNotice } from '#components/console/ended-notice.tsx'
import { server } from '#lib/server/server.ts'

/** Where a page goes whose session ended while nobody was there. */
export default function EndedPage() {
  const settings = server().console?.settings
  if (!settings) notFound()
  return <EndedNotice minutes={settings.idleMinutes} hours={settings.sessionHours} />
}
