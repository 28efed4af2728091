// Usage:  npm run audit -- verify    checks every record of the audit trail; see USAGE
// Beside a running `npm start` it needs nothing; otherwise DATABASE_URL and CHARTSIDE_SECRETS_DIR.
import { parseArgs } from 'node:util'
import type { Result } from '#lib/kernel/result.ts'
import { exportTrail } from './audit/export.ts'
import { type OpenAudit, openAudit } from './audit/open-audit.ts'
import { prove } from './audit/prove.ts'
import { retention } from './audit/retention.ts'
import { rotateKey } from './audit/rotate-key.ts'
import { seal } from './audit/seal.ts'
import { showKeys } from './audit/show-keys.ts'
import { verify } from './audit/verify.ts'

const USAGE = `Usage: npm run audit -- <command>

verify                              Checks that no record was changed, removed or added: every
                                    chain, tree and signed head, in the database and outside.
prove ID                            Writes the record of this id and its proof into this folder.
export TENANT FOLDER [FROM [TO]]    Writes the records of a tenant into a new folder, with proofs,
                                    as CSV and as FHIR AuditEvents, under a signed manifest.
retention                           Shows which months are older than what has to be kept, and
                                    whether they may go. Removes nothing.
retention keep YEARS WHO            Sets how long records are kept: six years unless it is set.
retention purge MONTH WHO           Removes a month such as 2020-01; export it first. What is left
                                    proves that it was removed, how much of it, and by whom.
seal                                Seals what is not sealed yet and ships the signed heads, as the
                                    worker does twice a minute.
rotate-key                          Makes a new key for signed heads and retires the old one.
keys TENANT                         Shows the public keys that a customer checks with.

Exit code: 0 done and as it was written, 1 changed or not there, 2 could not be done.`

const CHANGED = 1
const NOT_DONE = 2

type Command = {
  readonly run: (
    audit: OpenAudit,
    parameters: readonly string[],
  ) => Result<boolean> | Promise<Result<boolean>>
  readonly least: number
  readonly most: number
}

const commands: Readonly<Record<string, Command>> = {
  verify: { run: verify, least: 0, most: 0 },
  prove: { run: prove, least: 1, most: 1 },
  export: { run: exportTrail, least: 2, most: 4 },
  seal: { run: seal, least: 0, most: 0 },
  retention: { run: retention, least: 0, most: 3 },
  'rotate-key': { run: rotateKey, least: 0, most: 0 },
  keys: { run: showKeys, least: 1, most: 1 },
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
    const done = await command.run(audit, parameters)
    if (done.ok) return done.value ? 0 : CHANGED
    const { code, reason = 'no more is known' } = done.error
    return refuse(`The audit trail could not be worked on: ${code} (${reason}).`)
  } finally {
    await audit.close()
  }
}

const [name = '', ...parameters] = words() ?? []
if (name === 'help') {
  console.log(USAGE)
  process.exit(0)
}
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (!command || parameters.length < command.least || parameters.length > command.most) refuse(USAGE)
process.exit(
  await run(command, parameters).catch((problem: unknown) =>
    refuse(problem instanceof Error ? problem.message : 'the audit trail could not be worked on'),
  ),
)
