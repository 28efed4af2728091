import { clockTime, type LabelledLine, NOBODY_NAMED } from './labelled-line.ts'

type Segment = {
  readonly text: string
  readonly start: number | undefined
  readonly speaker: string | undefined
}

/**
 * The segments of a transcription answer as labelled lines; those of one speaker in a row are one
 * turn. Without segments the whole text is one turn; without speakers all of it is one speaker's.
 *
 * @returns undefined for what is no such answer
 */
export function readOpenAi(text: string): LabelledLine[] | undefined {
  const answer = parsedJson(text)
  if (!isRecord(answer)) return undefined
  const segments = Array.isArray(answer.segments) ? answer.segments.flatMap(segmentOf) : []
  if (segments.length === 0) {
    return typeof answer.text === 'string'
      ? [{ label: NOBODY_NAMED, at: undefined, text: answer.text }]
      : undefined
  }
  return segments.map(({ text: said, start, speaker }, index) => {
    const isNew = index === 0 || speaker === undefined || speaker !== segments[index - 1]?.speaker
    const label = speaker === undefined ? NOBODY_NAMED : nameOf(speaker)
    const at = start === undefined ? undefined : clockTime(start)
    return { label: isNew ? label : undefined, at, text: said }
  })
}

// Diarized speakers without a known voice are single letters.
const nameOf = (speaker: string): string =>
  /^[A-Z]$|^$/.test(speaker.trim()) ? `Speaker ${speaker.trim()}`.trim() : speaker.trim()

// `json`, `verbose_json` and `diarized_json` (OpenAI API reference); read without a schema library,
// because the page reads with it too.
function segmentOf(value: unknown): Segment[] {
  if (!isRecord(value) || typeof value.text !== 'string') return []
  const { text, start, speaker } = value
  return [
    {
      text,
      start: typeof start === 'number' ? start : undefined,
      speaker: typeof speaker === 'string' ? speaker : undefined,
    },
  ]
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
