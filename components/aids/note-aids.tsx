import { type RefObject, useEffect } from 'react'
import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import { AidsBar } from './aids-bar.tsx'
import type { AidsPort } from './aids-port.ts'
import { useOwnAids } from './use-own-aids.ts'

type Props = {
  readonly port: AidsPort
  /** Where the editor finds the clinician's own when a dot is typed. */
  readonly own: RefObject<readonly WritingAid[]>
}

/** The writing aids of an open note. */
export function NoteAids({ port, own }: Props) {
  const aids = useOwnAids(port)
  useEffect(() => {
    own.current = aids.aids
  }, [own, aids.aids])
  return <AidsBar port={port} own={aids} />
}
