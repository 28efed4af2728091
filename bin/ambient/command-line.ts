import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from '../process/refusal.ts'

// npm runs scripts in the folder of the package; a path is meant from where it was typed.
const typedIn = process.env.INIT_CWD ?? process.cwd()

export const typedPath = (path: string): string => resolve(typedIn, path)

/** The text of a file named on the command line. */
export function readTyped(path: string): string {
  try {
    return readFileSync(typedPath(path), 'utf8')
  } catch (cause) {
    throw new Refusal(`${path} cannot be read.`, { cause })
  }
}

/** An id that follows from a text, in the form of a UUID (RFC 9562 §5.8): same text, same id. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const variant = `8${hex.slice(17, 20)}`
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant,
    hex.slice(20, 32),
  ].join('-')
}

/** Runs a command; what is the caller's mistake is told in one line. Exit code 2. */
export async function runCommand(
  usage: string,
  run: () => number | Promise<number>,
): Promise<void> {
  try {
    process.exitCode = await run()
  } catch (problem) {
    if (!(problem instanceof Refusal) && !isMistyped(problem)) throw problem
    console.error(problem instanceof Refusal ? problem.message : usage)
    process.exitCode = 2
  }
}

/** What parseArgs throws for an option that it does not know. */
const isMistyped = (problem: unknown): boolean =>
  problem instanceof TypeError &&
  'code' in problem &&
  `${problem.code}`.startsWith('ERR_PARSE_ARGS')
