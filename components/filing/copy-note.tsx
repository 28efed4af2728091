'use client'

import { Check, Copy } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { INPUT } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'

type Copying =
  | { readonly kind: 'offered' | 'copied' | 'unavailable' }
  /** The frame forbids the clipboard: the text is shown, to be selected. */
  | { readonly kind: 'by-hand'; readonly text: string }

type Props = {
  readonly kind: 'primary' | 'outlined'
  /** Fetches the text that was signed. */
  readonly noteText: () => Promise<string>
}

/** Copies the signed text, so that a note can always be charted by hand (WB-41). */
export function CopyNote({ kind, noteText }: Props) {
  const t = useTranslations('filing.region')
  const [copying, setCopying] = useState<Copying>({ kind: 'offered' })
  const isCopied = copying.kind === 'copied'
  return (
    <>
      <Button kind={kind} onClick={async () => setCopying(await copy(noteText))}>
        <Icon of={isCopied ? Check : Copy} size="s" />
        <span aria-live="polite">{t(isCopied ? 'copied' : 'copyNote')}</span>
      </Button>
      {copying.kind === 'unavailable' ? (
        <p role="alert" className="basis-full text-warn">
          {t('noteUnavailable')}
        </p>
      ) : null}
      {copying.kind === 'by-hand' ? <ByHand text={copying.text} /> : null}
    </>
  )
}

async function copy(noteText: () => Promise<string>): Promise<Copying> {
  const text = await noteText().catch(() => undefined)
  if (text === undefined) return { kind: 'unavailable' }
  try {
    await navigator.clipboard.writeText(text)
    return { kind: 'copied' }
  } catch {
    return { kind: 'by-hand', text }
  }
}

function ByHand({ text }: { readonly text: string }) {
  const t = useTranslations('filing.region')
  const hintId = useId()
  return (
    <div className="grid basis-full gap-1">
      <p id={hintId} role="alert" className="text-s text-ink-2">
        {t('copyByHand')}
      </p>
      <textarea
        readOnly
        rows={5}
        value={text}
        aria-label={t('copyText')}
        aria-describedby={hintId}
        onFocus={(event) => event.target.select()}
        className={`${INPUT} py-2 font-mono text-s`}
      />
    </div>
  )
}
