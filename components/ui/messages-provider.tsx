import type { ReactNode } from 'react'
import type { Messages } from '#lib/messages/en.ts'
import { MessagesText } from './messages-text.tsx'

type Props = {
  /** Compiled (lib/messages/compile-messages.ts), and only the rooms that the page shows. */
  readonly messages: Partial<Messages>
  /** The site's time zone, IANA. */
  readonly timeZone: string
  readonly children: ReactNode
}

/** The words of a page. They go to the browser as one text: see docs/decisions/019. */
export const MessagesProvider = ({ messages, timeZone, children }: Props) => (
  <MessagesText text={JSON.stringify(messages)} timeZone={timeZone}>
    {children}
  </MessagesText>
)
