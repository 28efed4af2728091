import { describe, expect, test } from 'vitest'
import type { LogFields } from './log.ts'
import { quietConsole } from './quiet-console.ts'

function world() {
  const lines: [level: string, event: string, fields: LogFields | undefined][] = []
  const record = (level: string) => (event: string, fields?: LogFields) =>
    void lines.push([level, event, fields])
  const console = { error: () => undefined, warn: () => undefined }
  quietConsole(console, { info: record('info'), warn: record('warn'), error: record('error') })
  // What others call takes anything.
  return { lines, console: console as Record<'error' | 'warn', (...said: unknown[]) => void> }
}

describe('S30 what others print', () => {
  test('reaches the log as a kind and a digest, without a word of it', () => {
    const { lines, console } = world()
    const failed = Object.assign(new SyntaxError('"Canary" is not valid JSON'), { digest: '42' })
    console.error(' ⨯', failed)
    console.warn('the body of Canary is too long')
    expect(lines).toEqual([
      ['error', 'console', { reason: 'SyntaxError', requestId: '42' }],
      ['warn', 'console', { reason: 'words' }],
    ])
  })

  test('brings in nothing by the name or the digest of an error', () => {
    const { lines, console } = world()
    const failed = Object.assign(new Error('x'), { name: 'Canary', digest: 'Canary' })
    console.error(failed)
    expect(JSON.stringify(lines)).not.toContain('Canary')
  })
})
