import 'server-only'
import { createTranslator } from 'use-intl'
import type { Measurement } from '#lib/chart/measurement.ts'
import type { ChartDeps } from '#lib/flows/read-chart-facts.ts'
import type { OpenLaunch } from '#lib/flows/resume-launch.ts'
import { compiledMessages } from '#lib/messages/compile-messages.ts'
import { openEhr } from './open-ehr.ts'
import type { Server } from './server.ts'

const t = createTranslator({ locale: 'en', messages: compiledMessages, namespace: 'chart' })

/** The same names as on the page, so that a quote of the page can be found again. */
const nameOf = ({ kind, name }: Measurement): string =>
  kind === 'lab' || kind === 'other' ? (name ?? t('notReadable')) : t(`vital.${kind}`)

/** What reading the chart of a launch needs. */
export const chartDeps = (server: Server, open: OpenLaunch): ChartDeps => ({
  audit: server.audit,
  clock: server.clock,
  ehr: openEhr(server, open).ehr,
  nameOf,
})
