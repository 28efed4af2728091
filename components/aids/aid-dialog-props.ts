import type { AidsPort } from './aids-port.ts'
import type { OwnAids } from './use-own-aids.ts'

/** What every dialog of the writing aids is given. */
export type AidDialogProps = {
  readonly port: AidsPort
  readonly own: OwnAids
  readonly onClose: () => void
}
