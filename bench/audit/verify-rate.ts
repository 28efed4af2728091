import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Figure } from '../report/row.ts'
import { filledTrail } from './filled-trail.ts'

const execute = promisify(execFile)
const root = join(import.meta.dirname, '..', '..')

/** What `npm run audit -- verify` says of a trail of so many records, with heads kept outside. */
export async function verifyRate(rows: number): Promise<readonly Figure[]> {
  const { environment, stop } = await filledTrail(rows)
  try {
    await command('seal', environment)
    const begun = performance.now()
    const said = await command('verify', environment)
    const seconds = (performance.now() - begun) / 1_000
    const perSecond = Number(/([\d,]+) records\/s/.exec(said)?.[1]?.replaceAll(',', ''))
    if (said.split('✓').length !== 3) throw new Error('the trail of the bench is not whole')
    const target = { of: 'value', is: 'at least', limit: 100_000 } as const
    const of = `of ${rows.toLocaleString('en-US')} records`
    return [
      { name: `verification ${of}`, value: perSecond, unit: 'rows/s', target },
      { name: `the same with trees and heads`, value: rows / seconds, unit: 'rows/s' },
    ]
  } finally {
    await stop()
  }
}

async function command(
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const { stdout } = await execute(
    process.execPath,
    ['--conditions=react-server', join('bin', 'audit.ts'), name],
    { cwd: root, env: { ...process.env, ...environment } },
  )
  return stdout
}
