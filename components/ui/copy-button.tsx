'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

type Props = {
  readonly text: string
  /** What is copied: `Copy record id`. */
  readonly label: string
  /** What the button shows, where that is more than `Copy`. */
  readonly shows?: string
}

/** Copies a text and says whether that worked: a frame may forbid the clipboard. */
export function CopyButton({ text, label, shows }: Props) {
  const t = useTranslations('shell')
  const [said, setSaid] = useState<'copy' | 'copied' | 'copyFailed'>('copy')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('copied')
    } catch {
      setSaid('copyFailed')
    }
  }
  return (
    <Button kind="quiet" size="s" aria-label={said === 'copy' ? label : undefined} onClick={copy}>
      <Icon of={said === 'copied' ? Check : Copy} size="s" />
      <span aria-live="polite">{said === 'copy' && shows ? shows : t(said)}</span>
    </Button>
  )
}
