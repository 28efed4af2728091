import type { Phrase } from '#lib/note/phrases/expand-phrase.ts'

/** A phrase as it is kept: its name, and its lines with their places. */
export function PhraseText({ name, text }: Phrase) {
  return (
    <div className="grid min-w-0 gap-x-3 at-480:grid-cols-[9rem_minmax(0,1fr)]">
      <b className="break-words">.{name}</b>
      <span className="whitespace-pre-line break-words text-ink-2">{text}</span>
    </div>
  )
}
