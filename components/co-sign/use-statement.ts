import { useEffect, useMemo, useState } from 'react'
import { encryptedDeviceDraft, noDeviceDraft } from '../note/device-draft.ts'
import type { Keeping } from '../session/keep-until-saved.ts'
import { keepStatement, keptStatement } from './kept-statement.ts'

type Options = {
  /** The note that waits for a co-signature; the copy is bound to it. */
  readonly filingId: string
  readonly deviceKey: string
  /** It can still be signed. */
  readonly isOpen: boolean
  readonly onKeep: (keep: () => Promise<Keeping>) => void
}

/** What an attending writes below a note: kept on this device when the page is locked meanwhile. */
export function useStatement({ filingId, deviceKey, isOpen, onKeep }: Options) {
  const [statement, setStatement] = useState('')
  const draft = useMemo(
    () => (deviceKey ? encryptedDeviceDraft(filingId, deviceKey) : noDeviceDraft),
    [filingId, deviceKey],
  )
  useEffect(() => {
    // Whoever has begun to write by then goes on with that.
    void keptStatement(draft).then((kept) => setStatement((written) => written || kept))
  }, [draft])
  useEffect(() => {
    onKeep(() => keepStatement(draft, isOpen ? statement : ''))
    if (!isOpen) void draft.clear()
  }, [draft, isOpen, statement, onKeep])
  return { statement, setStatement }
}
