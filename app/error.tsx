'use client'

// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { type ComponentType, lazy, Suspense } from 'react'
import type { FailedPageProps } from '#components/launch/failed-page.tsx'
import words from '#lib/messages/en/failure.ts'

const FailedPage = lazy<ComponentType<FailedPageProps>>(() =>
  import('#components/launch/failed-page.tsx').catch(() => ({ default: OnlyWords })),
)

/** It stands around every page, so its looks are loaded when it is shown. Where not even that works, its words must do. */
export default function ErrorPage(props: FailedPageProps) {
  return (
    <Suspense fallback={null}>
      <FailedPage {...props} />
    </Suspense>
  )
}

const OnlyWords = () => (
  <main className="p-5">
    <h1>{words.title}</h1>
    <p>{words.lead}</p>
    <button type="button" className="underline" onClick={() => location.reload()}>
      {words.again}
    </button>
  </main>
)
