import type { LabelledLine } from './labelled-line.ts'

const TIMING = /^\s*((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})\s+-->\s/
const VOICE = /^<v(?:\.[^ >]*)?\s+([^>]+)>/
const NAMED = /^([\p{L}][\p{L}\p{N}_.'’ -]{0,40}):\s+/u
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
}

/**
 * The cues of a WebVTT file (W3C WebVTT: cue text, voice spans) as labelled lines; a cue of the
 * speaker who already speaks goes on with their turn.
 */
export function readCues(text: string): LabelledLine[] {
  const lines: LabelledLine[] = []
  let speaking: string | undefined
  for (const block of text.split(/\n{2,}/)) {
    const rows = block.split('\n')
    const timing = rows.findIndex((row) => TIMING.test(row))
    if (timing < 0) continue // header, NOTE, STYLE or REGION
    const at = TIMING.exec(rows[timing] ?? '')?.[1]?.replace(/^00:(?=\d\d:\d\d\.)/, '')
    const cue = readCue(rows.slice(timing + 1).join(' '))
    const isNew = cue.label !== undefined && cue.label !== speaking
    lines.push({ label: isNew ? cue.label : undefined, at, text: cue.text })
    speaking = cue.label ?? speaking
  }
  return lines
}

function readCue(payload: string): { label: string | undefined; text: string } {
  const voice = VOICE.exec(payload)
  const plain = unescaped(payload.replace(/<[^>]*>/g, ''))
  if (voice) return { label: unescaped(voice[1] ?? '').trim(), text: plain }
  const named = NAMED.exec(plain)
  return { label: named?.[1]?.trim(), text: named ? plain.slice(named[0].length) : plain }
}

const unescaped = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity] ?? entity)
