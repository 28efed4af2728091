import said from '#lib/messages/en/app-error.ts'
import { StateLine } from './state-line.tsx'

/** In place of sums that would take longer than anybody waits. */
export const TooLarge = () => (
  <div role="status" className="max-w-[76ch] border-t border-line py-4">
    <StateLine tone="warn">{said.AUDIT_REPORT_TOO_LARGE}</StateLine>
  </div>
)
