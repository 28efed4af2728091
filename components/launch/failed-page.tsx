'use client'

import words from '#lib/messages/en/failure.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { SoloPage } from './solo-page.tsx'

export type FailedPageProps = { readonly error: Error & { digest?: string } }

/** A page that failed in an unforeseen way: an id that the log knows, and no detail (S31). */
export default function FailedPage({ error }: FailedPageProps) {
  return (
    <SoloPage>
      <ProblemNotice
        kicker={words.kicker}
        title={words.title}
        lead={words.lead}
        actions={
          <Button kind="primary" onClick={() => location.reload()}>
            {words.again}
          </Button>
        }
      >
        {error.digest && (
          <p className="pt-6 text-ink-2">
            {words.forSupport} <code className="select-all">{error.digest}</code>
          </p>
        )}
      </ProblemNotice>
    </SoloPage>
  )
}
