'use client'

import { LoaderCircle } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { Glyph } from '../ui/glyph.tsx'
import { Icon } from '../ui/icon.tsx'
import type { Signing } from './use-signing.ts'

type Props = {
  readonly does: 'sign' | 'co-sign'
  readonly signing: Signing
  readonly submit: RefObject<HTMLButtonElement | null>
  readonly onPress: () => void
  readonly onBack: () => void
}

/** Back, what stands in the way, and the one primary button. */
export function SignFooter({ does, signing, submit, onPress, onBack }: Props) {
  const t = useTranslations('filing.sign')
  const { isSending } = signing
  return (
    <>
      <Said signing={signing} />
      <Button
        kind="plain"
        className="min-h-9 at-900:order-first"
        aria-disabled={isSending}
        onClick={onBack}
      >
        {t('back')}
      </Button>
      <Button
        ref={submit}
        kind="primary"
        className="ml-auto min-h-9 under-480:min-h-10"
        aria-disabled={isSending}
        onClick={onPress}
      >
        {isSending ? <Icon of={LoaderCircle} className="motion-safe:animate-spin" /> : null}
        {isSending ? t('signing') : t(`submit.${does}`)}
      </Button>
    </>
  )
}

/** Always there, so that what is said in it is heard. */
function Said({ signing: { isSending, missing, failure } }: Pick<Props, 'signing'>) {
  const t = useTranslations('filing.sign')
  const say = useTranslations('appError')
  const objection = missing
    ? t(`missing.${missing.kind}`)
    : failure === 'SERVER_UNREACHABLE'
      ? t('answerLost')
      : failure && say(failure)
  const isQuiet = !objection || isSending
  return (
    <p
      role="status"
      className={classNames(
        'at-900:flex-1 at-900:basis-0',
        isQuiet
          ? 'sr-only text-s text-ink-2 at-900:not-sr-only'
          : 'basis-full font-semibold text-warn',
      )}
    >
      {isSending ? t('signing') : null}
      {isSending || objection ? null : t('noCancel')}
      {objection && !isSending ? (
        <>
          <Glyph of="triangle" className="mr-1" />
          {objection}
        </>
      ) : null}
    </p>
  )
}
