import { appError } from '../kernel/app-error.ts'
import type { TranscriptId } from '../kernel/ids.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import type { Speaker } from '../note/sources.ts'
import type { LabelledLine } from './import/labelled-line.ts'
import { readOpenAi } from './import/read-openai.ts'
import { isTextGrid, readTextGrid } from './import/read-textgrid.ts'
import { readCues } from './import/read-webvtt.ts'
import { speakerOfLabel } from './speaker-of-label.ts'
import type { Transcript, Turn } from './transcript.ts'

/** Speakers the clinician assigned to labels, over what the labels seem to say. */
export type SpeakerRoles = Readonly<Record<string, Speaker>>

const TIME = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`
const BEFORE = String.raw`^\s*(?:[[(]?(${TIME})[\])]?\s*[-–]?\s*)?`
const NAME = String.raw`[\p{L}][\p{L}\p{N}_.'’ -]{0,40}?`
const BRACKETED = new RegExp(String.raw`${BEFORE}\[(${NAME})\]\s*:?\s*(.*)$`, 'u')
const COLON = new RegExp(
  String.raw`${BEFORE}(${NAME})\s*(?:[[(](${TIME})[\])])?\s*:(?!\d|//)\s*(.*)$`,
  'u',
)

/**
 * Reads a pasted transcript: plain text with `[doctor]`, `DR:`, `Doctor:`, `Mrs Alvarez:` before each
 * turn, times as `[00:12]` or `09:14` before or after the name, turns over several lines; WebVTT, a
 * Praat TextGrid, or the JSON of a transcription service.
 * Speakers that name no role become `other`. Nothing said is dropped: words before the first name
 * become a turn of an unknown speaker.
 *
 * @param roles speakers by label, where the clinician corrected them
 * @returns the transcript, or TRANSCRIPT_UNREADABLE when no speaker was found
 */
export function readTranscript(
  text: string,
  id: TranscriptId,
  roles: SpeakerRoles = {},
): Result<Transcript> {
  const plain = text
    .toWellFormed()
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  const turns = turnsOf(linesOf(plain), roles)
  if (!turns.some(({ label }) => label !== '')) return err(appError('TRANSCRIPT_UNREADABLE'))
  return ok({ id, turns })
}

/** By what the text itself says that it is. */
function linesOf(text: string): readonly LabelledLine[] {
  if (text.startsWith('WEBVTT')) return readCues(text)
  if (isTextGrid(text)) return readTextGrid(text)
  const answer = text.trimStart().startsWith('{') ? readOpenAi(text) : undefined
  return answer ?? readLines(text)
}

function readLines(text: string): LabelledLine[] {
  const rows = text.split('\n')
  const lines = rows.map(readLine)
  const labels = speakerLabels(lines)
  return lines.map((line, index) =>
    line.label !== undefined && labels.has(line.label) ? line : unlabelled(rows[index] ?? ''),
  )
}

function readLine(row: string): LabelledLine {
  const bracketed = BRACKETED.exec(row)
  if (bracketed) return { at: bracketed[1], label: bracketed[2]?.trim(), text: bracketed[3] ?? '' }
  const colon = COLON.exec(row)
  if (colon) return { at: colon[1] ?? colon[3], label: colon[2]?.trim(), text: colon[4] ?? '' }
  return unlabelled(row)
}

const unlabelled = (text: string): LabelledLine => ({ label: undefined, at: undefined, text })

/**
 * What stands before a colon is a speaker when it names a role, comes back or is an
 * identifier (`Guest_2`); "Plan:" within a turn is none of that.
 */
function speakerLabels(lines: readonly LabelledLine[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { label } of lines) if (label) counts.set(label, (counts.get(label) ?? 0) + 1)
  const isSpeaker = ([label, count]: readonly [string, number]) =>
    count > 1 || label.includes('_') || speakerOfLabel(label) !== undefined
  return new Set([...counts].filter(isSpeaker).map(([label]) => label))
}

function turnsOf(lines: readonly LabelledLine[], roles: SpeakerRoles): Turn[] {
  const drafts: { label: string; at: string | undefined; parts: string[] }[] = []
  for (const { label, at, text } of lines) {
    const last = drafts.at(-1)
    if (label !== undefined) drafts.push({ label, at, parts: [text] })
    else if (last) last.parts.push(text)
    else drafts.push({ label: '', at, parts: [text] })
  }
  return drafts.flatMap(({ label, at, parts }) => {
    const text = parts.join(' ').replace(/\s+/g, ' ').trim()
    const time = at?.replace(/[.,]\d+$/, '')
    const speaker = label === '' ? 'unknown' : speakerWithRoles(label, roles)
    return text === ''
      ? []
      : [{ speaker, label, text, ...(time === undefined ? {} : { at: time }) }]
  })
}

const speakerWithRoles = (label: string, roles: SpeakerRoles): Speaker =>
  (Object.hasOwn(roles, label) ? roles[label] : undefined) ?? speakerOfLabel(label) ?? 'other'
