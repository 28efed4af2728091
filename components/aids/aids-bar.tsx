// biome-ignore lint/correctness/noUnresolvedImports: it is exported, as a constant of a namespace
import { type ComponentType, lazy, Suspense, use, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { INSTRUCTIONS } from '#lib/note/note-types.ts'
import { useNote } from '../note/note-provider.tsx'
import { Button } from '../ui/button.tsx'
import type { AidDialogProps } from './aid-dialog-props.ts'
import type { Sheet } from './instruction-sheet.ts'
import { KeptSheet } from './kept-sheet.ts'

// Each comes when it is asked for.
const dialogs = {
  phrases: lazy(() => import('./phrases-dialog.tsx')),
  earlier: lazy(() => import('./earlier-note-dialog.tsx')),
  sections: lazy(() => import('./sections-dialog.tsx')),
  instructions: lazy(() => import('./instructions-dialog.tsx')),
  codes: lazy(() => import('./codes-dialog.tsx')),
  draft: lazy(() => import('./draft-dialog.tsx')),
} as const satisfies Readonly<Record<string, ComponentType<AidDialogProps>>>

type Aid = keyof typeof dialogs

const AIDS: readonly Aid[] = ['phrases', 'earlier', 'sections', 'draft', 'instructions', 'codes']

/** Instructions are made from a plan that is read elsewhere. */
const FOR_PATIENT: readonly Aid[] = ['phrases']

/** What helps to write, above the text. */
export function AidsBar(props: Omit<AidDialogProps, 'onClose' | 'sheet'>) {
  const t = useTranslations('aids')
  const [open, setOpen] = useState<Aid>()
  const here = useRef<Sheet>(undefined)
  const sheet = use(KeptSheet) ?? here
  const isForPatient = useNote(({ note }) => note.type === INSTRUCTIONS)
  const Open = open && dialogs[open]
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons */}
      <div role="group" aria-label={t('label')} className="-ml-1.5 flex flex-wrap">
        {(isForPatient ? FOR_PATIENT : AIDS).map((aid) => (
          <Button
            key={aid}
            size="s"
            kind="quiet"
            aria-haspopup="dialog"
            onClick={() => setOpen(aid)}
          >
            {t(`open.${aid}`)}
          </Button>
        ))}
      </div>
      {Open ? (
        <Suspense fallback={null}>
          <Open {...props} sheet={sheet} onClose={() => setOpen(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}
