import type { RefObject } from 'react'
import type { AidsPort } from './aids-port.ts'
import type { Sheet } from './instruction-sheet.ts'
import type { OwnAids } from './use-own-aids.ts'

/** What every dialog of the writing aids is given. */
export type AidDialogProps = {
  readonly port: AidsPort
  readonly own: OwnAids
  /** The patient's sheet, as it was left when its dialog was closed. */
  readonly sheet: RefObject<Sheet | undefined>
  readonly onClose: () => void
}
