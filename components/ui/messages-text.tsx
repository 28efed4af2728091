'use client'

import { type ReactNode, useMemo } from 'react'
import { IntlProvider } from 'use-intl'
import type { Messages } from '#lib/messages/en.ts'

type Props = {
  /** Compiled messages as JSON, of our own server and the same build. */
  readonly text: string
  readonly timeZone: string
  readonly children: ReactNode
}

/** What MessagesProvider is on a page that has begun: the framework takes a long text in one piece. */
export function MessagesText({ text, timeZone, children }: Props) {
  const messages = useMemo(() => JSON.parse(text) as Partial<Messages>, [text])
  return (
    <IntlProvider locale="en" messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
