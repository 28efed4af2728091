import { identifying } from '../ambient/models/identifying.ts'
import type { LanguageModel } from '../ambient/models/language-model.ts'
import type { ModelDraft } from '../ambient/models/model-draft.ts'
import { modelDrafter } from '../ambient/models/model-drafter.ts'
import type { CardName } from '../chart/card.ts'
import { appError } from '../kernel/app-error.ts'
import type { NoteId, TranscriptId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Note } from '../note/note.ts'
import type { DraftPreferences } from './draft-preferences-of.ts'
import { findDraft } from './find-draft.ts'
import type { NoteDeps } from './note-deps.ts'
import { type ChartDeps, readChartFacts } from './read-chart-facts.ts'
import type { OpenLaunch } from './resume-launch.ts'

export type ModelDraftRequest = {
  readonly noteId: NoteId
  readonly version: number
  readonly transcriptId: TranscriptId
} & Pick<DraftPreferences, 'length' | 'wording'>

/** The cards that a draft needs; nothing else of the chart is sent. */
const NEEDED: readonly CardName[] = ['patient', 'problems', 'medications', 'allergies']

/**
 * Lets the language model draft from a transcript of the note. The note itself is neither sent nor
 * changed.
 *
 * @returns DRAFTER_OFF without a model or that transcript; DRAFTER_PATIENT_UNREAD where the patient's
 *   names are not known, since they could not be kept back; the other codes of the group "Model
 *   drafters"; those of findDraft
 */
export async function draftByModel(
  deps: Pick<NoteDeps, 'notes' | 'transcripts' | 'filings' | 'approvals' | 'random'> &
    ChartDeps & { readonly model: LanguageModel | undefined },
  open: OpenLaunch,
  request: ModelDraftRequest,
): Promise<Result<ModelDraft>> {
  const draft = await findDraft(deps, open, request)
  if (!draft.ok) return draft
  const { stored, transcripts } = draft.value
  const transcript = transcripts.find(({ id }) => id === request.transcriptId)
  if (!deps.model || !transcript) return err(appError('DRAFTER_OFF'))
  const chart = await readChartFacts(deps, open, NEEDED)
  if (!chart.patient) return err(appError('DRAFTER_PATIENT_UNREAD'))
  const drafter = modelDrafter(deps.model, identifying(chart.patient))
  const drafted = await drafter.draft(blank(stored.note), {
    transcript,
    chartFacts: chart.facts,
    length: request.length,
    wording: request.wording,
    newId: () => deps.random.uuid(),
  })
  if (!drafted.ok) return drafted
  const { note, leftOut } = drafted.value
  const statements = note.sections.flatMap((section) =>
    section.statements.map((statement) => ({ section: section.code, statement })),
  )
  return ok({ statements, leftOut })
}

const blank = (note: Note): Note => ({
  ...note,
  sections: note.sections.map((section) => ({ ...section, statements: [] })),
})
