import { useCallback, useEffect, useRef, useState } from 'react'
import type { SoundFileTrouble, SoundOfFile } from '#lib/capture/sound-file.ts'
import { decodeSoundFile } from './decode-sound-file.ts'

export type FileReading =
  | { readonly kind: 'none' | 'reading' }
  | { readonly kind: 'read'; readonly name: string; readonly sound: SoundOfFile }
  | { readonly kind: 'trouble'; readonly trouble: SoundFileTrouble }

/** A sound file that is chosen, or dropped anywhere on the page; the last one counts. */
export function useSoundFile() {
  const [reading, setReading] = useState<FileReading>({ kind: 'none' })
  const latest = useRef<File>(undefined)
  const choose = useCallback(async (file: File | null | undefined) => {
    if (!file) return
    latest.current = file
    setReading({ kind: 'reading' })
    const decoded = await decodeSoundFile(file)
    if (latest.current !== file) return
    setReading(
      decoded.ok
        ? { kind: 'read', name: file.name, sound: decoded.value }
        : { kind: 'trouble', trouble: decoded.error },
    )
  }, [])
  useEffect(() => {
    const accept = (event: DragEvent) => {
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      void choose(event.dataTransfer?.files.item(0))
    }
    window.addEventListener('dragover', accept)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', accept)
      window.removeEventListener('drop', drop)
      latest.current = undefined
    }
  }, [choose])
  return { reading, choose }
}
