'use client'

import type { ComponentProps } from 'react'
import type { Messages } from '#lib/messages/en.ts'
import { MessagesProvider } from '../ui/messages-provider.tsx'
import { LockedPage } from './locked-page.tsx'

export type ClosedSessionProps = Omit<ComponentProps<typeof LockedPage>, 'at'> & {
  readonly messages: Pick<Messages, 'session'>
  readonly timeZone: string
}

/** In the place of a visit whose session is not there, locked or over. */
export default function ClosedSession({ messages, timeZone, ...session }: ClosedSessionProps) {
  return (
    <MessagesProvider messages={messages} timeZone={timeZone}>
      <LockedPage {...session} />
    </MessagesProvider>
  )
}
