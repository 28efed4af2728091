'use client'

// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { lazy, Suspense, useState } from 'react'
import type { ActionAnswer } from '#components/filing/actions.ts'
import { Button } from '#components/ui/button.tsx'
import { ActionBar } from '#components/workspace/action-bar.tsx'
import { BannerAge } from '#components/workspace/banner-age.tsx'
import { BannerAllergies } from '#components/workspace/banner-allergies.tsx'
import { IdentityBanner } from '#components/workspace/identity-banner.tsx'
import { Workspace } from '#components/workspace/workspace.tsx'
import type { aReview } from '#lib/testing/filing/a-review.ts'

const SignDialog = lazy(() => import('#components/filing/sign-dialog.tsx'))

type Props = {
  readonly state: string
  readonly review: ReturnType<typeof aReview>
}

const ATTESTATION = {
  textVersion: '2026-11',
  text: 'I have read this note in full. It is an accurate record of my visit with this patient, and I take responsibility for its content, including the parts drafted by software.',
}

const SLOW_MS = 2_500
const MANY = 99

/** Stands for the server: signs, fails, does not answer, or takes its time. */
async function sign(state: string): Promise<ActionAnswer> {
  if (state === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
  if (state === 'failing') return { ok: false, code: 'NOTE_CHANGED_SINCE_PREVIEW' }
  if (state === 'lost') throw new Error('no answer')
  return { ok: true }
}

/** The workspace with the dialog of signing in front. */
export function GallerySign({ state, review }: Props) {
  const [isOpen, setOpen] = useState(true)
  const [reasons, setReasons] = useState({})
  const [said, setSaid] = useState('Nothing signed yet.')
  return (
    <Workspace
      identity={<IdentityBanner ehrName="Greyfield EHR" needPatientBanner />}
      chart={<p className="p-3">Chart</p>}
      note={<p className="p-3">{said}</p>}
      transcript={<p className="p-3">Transcript</p>}
      activity={<p className="p-3">Activity</p>}
      bar={
        <>
          <ActionBar state={<b>Draft</b>}>
            <Button kind="primary" onClick={() => setOpen(true)}>
              Review and sign
            </Button>
          </ActionBar>
          {isOpen ? (
            <Suspense fallback={null}>
              <SignDialog
                review={review}
                noteType="Progress note"
                noteVersion={1}
                ehrName="Greyfield EHR"
                whereNotesAppear="In the EHR it is under Notes, this visit, as a signed note."
                attestation={ATTESTATION}
                age={<BannerAge />}
                allergies={<BannerAllergies room={MANY} onExpand={() => undefined} />}
                startingReasons={reasons}
                onSign={() => sign(state)}
                onSigned={() => {
                  setSaid('Signed.')
                  setOpen(false)
                }}
                onClose={(kept) => {
                  setReasons(kept)
                  setOpen(false)
                }}
                onGoTo={(id) => setSaid(`Back to sentence ${id}.`)}
              />
            </Suspense>
          ) : null}
        </>
      }
    />
  )
}
