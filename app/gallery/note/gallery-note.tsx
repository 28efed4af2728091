'use client'

import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import { PasteTranscript } from '#components/ambient/paste-transcript.tsx'
import { TranscriptPane } from '#components/ambient/transcript-pane.tsx'
import { ChartPane } from '#components/chart/chart-pane.tsx'
import { EvidenceDockProvider } from '#components/evidence/evidence-dock.tsx'
import { NewNote } from '#components/note/new-note.tsx'
import { NotePane } from '#components/note/note-pane.tsx'
import { NoteProvider, useNote, useNoteStore } from '#components/note/note-provider.tsx'
import type { NoteSources } from '#components/note/note-sources.ts'
import type { SaveAnswer } from '#components/note/save-state.ts'
import { SaveStatus } from '#components/note/save-status.tsx'
import { useAutosave } from '#components/note/use-autosave.ts'
import { VersionChoice } from '#components/note/version-choice.tsx'
import { Button } from '#components/ui/button.tsx'
import { Glyph } from '#components/ui/glyph.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { ActionBar } from '#components/workspace/action-bar.tsx'
import { IdentityBanner } from '#components/workspace/identity-banner.tsx'
import { Workspace } from '#components/workspace/workspace.tsx'
import type { ModelDraft } from '#lib/ambient/models/model-draft.ts'
import type { Instant } from '#lib/kernel/instant.ts'
import { ok } from '#lib/kernel/result.ts'
import type { Note } from '#lib/note/note.ts'
import { unresolved } from '#lib/note/verification.ts'

export type GalleryState = 'draft' | 'model' | 'empty' | 'signed' | 'failing' | 'conflict' | 'new'

type Props = {
  readonly state: GalleryState
  readonly note: Note
  readonly sources: NoteSources
  readonly modelDraft: ModelDraft
}

/** The note beside chart and transcript, in one of its states. */
export function GalleryNote({ state, note, sources, modelDraft }: Props) {
  return (
    <NoteProvider note={note} sources={sources} isReadOnly={state === 'signed'}>
      <EvidenceDockProvider>
        <Page state={state} sources={sources} modelDraft={modelDraft} />
      </EvidenceDockProvider>
    </NoteProvider>
  )
}

const SAVED_AT = '2026-11-19T15:31:07.000Z' as Instant // the gallery's own moment

/** Stands for the server: saves, fails, or has another version. */
const saveIn =
  (state: GalleryState) =>
  async (note: Note, version: number): Promise<SaveAnswer> => {
    if (state === 'failing') return { failed: 'STORE_UNAVAILABLE' }
    if (state === 'conflict')
      return { conflict: { note: otherVersion(note), version: version + 1 } }
    return { saved: version + 1, at: SAVED_AT }
  }

const otherVersion = (note: Note): Note => ({
  ...note,
  sections: note.sections.map(({ statements, ...section }) => ({
    ...section,
    statements: statements.filter((_, index) => index !== 1),
  })),
})

function Page({ state, sources, modelDraft }: Omit<Props, 'note'>) {
  const [isPasting, setPasting] = useState(false)
  const saving = useAutosave({ version: 1, save: saveIn(state) })
  const mine = useNote(({ note }) => note)
  const open = useNote(({ verification }) => unresolved(verification).length)
  const [transcript] = sources.transcripts
  return (
    <Workspace
      counts={{ note: open }}
      identity={<IdentityBanner ehrName="Greyfield EHR" needPatientBanner />}
      chart={<ChartPane />}
      note={
        state === 'new' ? (
          <NewNote onChoose={() => undefined} />
        ) : (
          <>
            {saving.state.kind === 'conflict' ? (
              <VersionChoice
                mine={mine}
                theirs={saving.state.theirs}
                onKeepMine={saving.keepMine}
                onTakeTheirs={saving.takeTheirs}
              />
            ) : null}
            <NotePane isReadOnly={state === 'signed'} detail="from the visit, 09:14–09:26" />
          </>
        )
      }
      transcript={
        <TranscriptPane
          transcript={transcript}
          isReadOnly={state === 'signed'}
          model={state === 'model' ? modelOf(modelDraft) : undefined}
          onPaste={() => setPasting(true)}
        />
      }
      activity={<p className="p-3">Activity</p>}
      bar={
        <>
          <Bar open={open} status={<SaveStatus state={saving.state} />} />
          <PasteTranscript
            isOpen={isPasting}
            onClose={() => setPasting(false)}
            onTranscript={() => setPasting(false)}
          />
        </>
      }
    />
  )
}

const modelOf = (draft: ModelDraft) =>
  ({
    engine: { name: 'qwen3:32b', locality: { kind: 'host', host: 'models.example.org' } },
    ask: async () => ok(draft),
  }) as const

function Bar({ open, status }: { readonly open: number; readonly status: React.ReactNode }) {
  const store = useNoteStore()
  return (
    <ActionBar
      state={
        <>
          <span
            className={`inline-flex items-center gap-1 text-s font-semibold ${open > 0 ? 'text-warn' : 'text-ok'}`}
          >
            <Glyph of={open > 0 ? 'triangle' : 'tick'} />
            {open > 0 ? `${open} to resolve` : 'Nothing to resolve'}
          </span>
          {status}
        </>
      }
    >
      <Button
        className="under-720:hidden"
        aria-label="Previous to resolve"
        onClick={() => store.goToUnresolved('previous')}
      >
        <Icon of={ChevronUp} />
      </Button>
      <Button aria-label="Next to resolve" onClick={() => store.goToUnresolved('next')}>
        <Icon of={ChevronDown} />
        <span className="under-720:hidden">Next to resolve</span>
      </Button>
      <Button kind="primary" className="min-h-9 flex-1 under-480:min-h-10 at-480:flex-none">
        Review and sign
      </Button>
    </ActionBar>
  )
}
