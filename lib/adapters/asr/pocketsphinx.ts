import 'server-only'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import { channelOf } from '#lib/ambient/pcm.ts'
import type { Audio, Segment, Transcriber } from '#lib/ambient/transcriber.ts'
import { appError } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type Heard, readSphinxLines } from './sphinx-lines.ts'
import { MODEL, PROGRAM, sphinxCommand } from './sphinx-program.ts'

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('close', resolve))

/**
 * Speech recognition on this machine by CMU Sphinx: a segment at each pause, and guesses before it
 * where its library for Python is installed. For demonstration and tests: it knows few names of medicines and mishears much else (T-c).
 */
export function pocketsphinx(program = PROGRAM): Transcriber {
  return {
    engine: {
      name: 'pocketsphinx en-us',
      locality: { kind: 'this-machine' },
      grade: 'demonstration',
    },
    hearsAlong: true,
    takesHints: false,
    async *transcribe(audio, { signal }) {
      if (!existsSync(program) || !existsSync(MODEL)) {
        yield err(appError('TRANSCRIBER_NOT_INSTALLED', { reason: 'pocketsphinx' }))
        return
      }
      const children = audio.channels.map(() => startProgram(program))
      const heard = new PassThrough({ objectMode: true })
      const stop = () => {
        for (const child of children) endGroup(child)
        heard.end()
      }
      signal.addEventListener('abort', stop)
      try {
        listen(audio, children, heard).catch((cause) => heard.destroy(cause))
        // Written by `listen` alone, one result each.
        if (!signal.aborted) yield* heard as AsyncIterable<Result<Segment>>
      } finally {
        signal.removeEventListener('abort', stop)
        stop()
      }
    },
  }
}

function startProgram(program: string): ChildProcess {
  const { file, args } = sphinxCommand(program)
  return spawn(file, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin' }, // and nothing else of ours
    detached: true, // a group of its own, so that a shell and what it starts end together
  })
}

function endGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** Feeds every channel to its program and gives out what each hears; ends with all of them. */
async function listen(
  { channels, chunks }: Audio,
  children: readonly ChildProcess[],
  heard: PassThrough,
): Promise<void> {
  const outcomes = children.map(ended)
  const readings = children.map(async ({ stdout }, channel) => {
    if (!stdout) return
    for await (const one of readSphinxLines(createInterface({ input: stdout }))) {
      if (heard.writable) heard.write(ok(segmentOf(one, channel, channels[channel] ?? 'unknown')))
    }
  })
  for (const { stdin } of children) stdin?.on('error', () => undefined) // told by the exit code
  for await (const chunk of chunks) {
    if (!heard.writable) break
    await Promise.all(
      children.map(({ stdin }, channel) =>
        written(stdin, channelOf(chunk, channel, children.length)),
      ),
    )
  }
  for (const { stdin } of children) stdin?.end()
  await Promise.all(readings)
  const codes = await Promise.all(outcomes)
  if (!heard.writable) return
  const failed = codes.find((code) => code !== 0)
  if (failed !== undefined) {
    heard.write(
      err(appError('TRANSCRIBER_UNAVAILABLE', { reason: `pocketsphinx ended: ${failed}` })),
    )
  }
  heard.end()
}

/** Waits until the program takes more, so that it is never fed faster than it listens. */
function written(stdin: ChildProcess['stdin'], bytes: Uint8Array): Promise<void> {
  if (!stdin?.writable || stdin.write(bytes)) return Promise.resolve()
  return new Promise((resolve) => {
    const go = () => {
      stdin.off('drain', go).off('close', go)
      resolve()
    }
    stdin.on('drain', go).on('close', go)
  })
}

function segmentOf(heard: Heard, channel: number, speaker: Segment['speaker']): Segment {
  const { number, isFinal, text, words } = heard
  const sure = words.map(({ confidence = 0 }) => confidence)
  return {
    id: `${channel}-${number}`,
    isFinal,
    speaker,
    speakerSource: speaker === 'unknown' ? 'none' : 'channel',
    label: '',
    text,
    startMs: words[0]?.startMs,
    endMs: words.at(-1)?.endMs,
    words,
    confidence: sure.length > 0 ? sure.reduce((sum, one) => sum + one, 0) / sure.length : undefined,
  }
}
