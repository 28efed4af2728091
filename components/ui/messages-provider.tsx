'use client'

import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Messages } from '#lib/messages/en.ts'

type Props = {
  /** Compiled (lib/messages/compile-messages.ts), and only the rooms that the page shows. */
  readonly messages: Partial<Messages>
  /** The site's time zone, IANA. */
  readonly timeZone: string
  readonly children: ReactNode
}

export function MessagesProvider({ messages, timeZone, children }: Props) {
  return (
    <IntlProvider locale="en" messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  )
}
