// `npm start`: everything Chartside needs on one machine, until Ctrl+C.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from './process/refusal.ts'
import { bringUp } from './supervise/bring-up.ts'
import { takeDataLock } from './supervise/data-lock.ts'
import { removeRunningNote } from './supervise/running-start.ts'
import { readSettings, type Settings } from './supervise/settings.ts'
import { createSupervisor } from './supervise/supervisor.ts'

const say = (line: string): void => console.log(line)

/** Ctrl+C, a service manager, a closed terminal, or the end of the command that started this one. */
function stopRequest(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stopping.abort())
  process.on('disconnect', () => stopping.abort())
  return stopping.signal
}

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

/**
 * Makes the data directory: everybody may pass through (the database's account does), nobody else
 * may look in.
 */
function prepareDataDirectory({ dataDirectory }: Settings): string {
  const logDirectory = join(dataDirectory, 'logs')
  try {
    mkdirSync(dataDirectory, { recursive: true })
    chmodSync(dataDirectory, 0o711)
    mkdirSync(logDirectory, { recursive: true, mode: 0o700 })
    return logDirectory
  } catch (cause) {
    throw new Refusal(
      `The data directory cannot be used: ${(cause as Error).message}.\n` +
        'If another user started Chartside here first, start it as that user, or choose another place:  CHARTSIDE_DATA_DIR=<folder> npm start',
      { cause },
    )
  }
}

function explain(error: unknown): void {
  console.error(error instanceof Refusal ? `\n${error.message}\n` : error)
}

async function run(settings: Settings, stopping: AbortSignal): Promise<number> {
  const logDirectory = prepareDataDirectory(settings)
  const lock = takeDataLock(join(settings.dataDirectory, 'lock'), settings.publicUrl)
  const supervisor = createSupervisor({ logDirectory, say })
  const failure = supervisor.failure.then((reason) => {
    throw new Refusal(`${reason}\nIts log is in ${logDirectory}. Everything is stopped.`)
  })
  try {
    const options = { environment: process.env, say, signal: stopping }
    const address = await Promise.race([bringUp(settings, supervisor, options), failure])
    say(`\nOpen  ${address}\nStop  Ctrl+C\n`)
    await Promise.race([untilAborted(stopping), failure])
    return 0
  } catch (error) {
    if (stopping.aborted) return 0
    explain(error)
    return 1
  } finally {
    if (stopping.aborted) say('Stopping …')
    await supervisor.stop()
    removeRunningNote(settings.secretsFolder)
    lock.release()
    if (stopping.aborted) say('Stopped.')
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { temporary: { type: 'boolean', default: false } } })
  const stopping = stopRequest()
  const temporary = values.temporary ? mkdtempSync(join(tmpdir(), 'chartside-')) : undefined
  try {
    const environment = temporary ? { ...process.env, CHARTSIDE_DATA_DIR: temporary } : process.env
    if (temporary) say(`Data  ${temporary} (removed at the end)`)
    return await run(readSettings(environment, process.cwd()), stopping)
  } catch (error) {
    explain(error)
    return 1
  } finally {
    if (temporary) rmSync(temporary, { recursive: true, force: true })
  }
}

process.exit(await main())
