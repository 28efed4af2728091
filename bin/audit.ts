// Usage:  npm run audit -- verify    checks every record of the audit trail; see USAGE
// Beside a running `npm start` it needs nothing; otherwise DATABASE_URL and CHARTSIDE_SECRETS_DIR.
import { parseArgs } from 'node:util'
import type { Result } from '#lib/kernel/result.ts'
import { type OpenAudit, openAudit } from './audit/open-audit.ts'
import { seal } from './audit/seal.ts'
import { verify } from './audit/verify.ts'

const USAGE = `Usage: npm run audit -- <command>

verify   Checks that no record was changed, removed or added: every chain, every tree, every
         signed head in the database and outside of it.
seal     Seals what is not sealed yet and ships the signed heads, as the worker does every minute.

Exit code: 0 done and as it was written, 1 changed, 2 could not be done.`

const CHANGED = 1
const NOT_DONE = 2

type Command = (audit: OpenAudit, parameters: readonly string[]) => Promise<Result<boolean>>

const commands: Readonly<Record<string, { readonly run: Command; readonly parameters: number }>> = {
  verify: { run: verify, parameters: 0 },
  seal: { run: seal, parameters: 0 },
}

function refuse(reason: string): never {
  console.error(reason)
  process.exit(NOT_DONE)
}

/** @returns the words of the command line, or undefined when it was not understood */
function words(): readonly string[] | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
    return values.help ? ['help'] : positionals
  } catch {
    return undefined
  }
}

async function run(command: Command, parameters: readonly string[]): Promise<number> {
  const audit = openAudit()
  try {
    const done = await command(audit, parameters)
    if (done.ok) return done.value ? 0 : CHANGED
    const { code, reason = 'no more is known' } = done.error
    return refuse(`The audit trail could not be worked on: ${code} (${reason}).`)
  } finally {
    await audit.pool.end()
  }
}

const [name = '', ...parameters] = words() ?? []
if (name === 'help') {
  console.log(USAGE)
  process.exit(0)
}
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command?.parameters !== parameters.length) refuse(USAGE)
process.exit(
  await run(command.run, parameters).catch((problem: unknown) =>
    refuse(problem instanceof Error ? problem.message : 'the audit trail could not be worked on'),
  ),
)
