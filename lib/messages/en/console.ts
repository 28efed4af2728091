import breakGlass from './console/break-glass.ts'
import configuration from './console/configuration.ts'
import disclosures from './console/disclosures.ts'
import door from './console/door.ts'
import exportsPage from './console/exports.ts'
import frame from './console/frame.ts'
import health from './console/health.ts'
import integrity from './console/integrity.ts'
import overview from './console/overview.ts'
import retention from './console/retention.ts'
import roles from './console/roles.ts'
import signals from './console/signals.ts'
import trail from './console/trail.ts'

/** The words of the privacy officer’s console, page by page. */
export default {
  ...frame,
  ...door,
  ...trail,
  breakGlass,
  configuration,
  disclosures,
  exports: exportsPage,
  health,
  integrity,
  overview,
  retention,
  roles,
  signals,
} as const
