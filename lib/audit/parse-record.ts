import type { AuditRecord } from './audit-record.ts'

/**
 * Reads a stored record as far as its columns need it. By hand, and not by storedRecordSchema: a
 * check reads every record there is, and this is many times faster.
 *
 * @returns undefined when the text is no record; an action that only a newer version knows is one
 */
export function parseRecord(body: string): AuditRecord | undefined {
  const value = parseJson(body)
  return isRecord(value) ? value : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Members = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string'
const isTextOrNull = (value: unknown): boolean => value === null || isText(value)

const isRecord = (value: unknown): value is AuditRecord =>
  isObject(value) &&
  value.v === 1 &&
  isText(value.id) &&
  isText(value.node) &&
  isText(value.boot) &&
  Number.isSafeInteger(value.seq) &&
  isText(value.at) &&
  isObject(value.event) &&
  isText(value.event.action) &&
  isWho(value.who) &&
  (value.phase === 'intent' || (value.phase === 'outcome' && isEnd(value)))

const isWho = (who: unknown): boolean =>
  isObject(who) &&
  isText(who.tenant) &&
  isTextOrNull(who.launchId) &&
  isTextOrNull(who.user) &&
  isTextOrNull(who.patient)

const isEnd = ({ intent, outcome }: Members): boolean =>
  isText(intent) && isObject(outcome) && isText(outcome.result)
