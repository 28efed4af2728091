import { useState } from 'react'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import { DRAFT_LENGTH_ID, type DraftLength } from '#lib/note/aids/draft-length.ts'
import { DRAFT_STYLE_ID, type DraftStyle, PLAIN_STYLE } from '#lib/note/aids/draft-style.ts'
import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import type { OwnAids } from './use-own-aids.ts'

/** What the clinician chose for drafts and notes; each choice is kept at once. */
export function useDraftChoices({ aids, keep }: OwnAids) {
  const [problem, setProblem] = useState<AppErrorCode>()
  // What was chosen just before may still be on its way.
  const [chosenLength, setLength] = useState<DraftLength>()
  const [chosenStyle, setStyle] = useState<DraftStyle>()
  const length =
    chosenLength ?? aids.findLast((aid) => aid.kind === 'draft-length')?.length ?? 'standard'
  const { wording, layout } =
    chosenStyle ?? aids.findLast((aid) => aid.kind === 'draft-style') ?? PLAIN_STYLE
  const keepOne = async (aid: WritingAid) => setProblem(await keep(aid))
  const chooseLength = (next: DraftLength) => {
    setLength(next)
    void keepOne({ kind: 'draft-length', id: DRAFT_LENGTH_ID, length: next })
  }
  const chooseStyle = (next: Partial<DraftStyle>) => {
    const style = { wording, layout, ...next }
    setStyle(style)
    void keepOne({ kind: 'draft-style', id: DRAFT_STYLE_ID, ...style })
  }
  return { length, wording, problem, chooseLength, chooseStyle }
}
