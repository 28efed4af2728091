import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Segment } from '../../ambient/transcriber.ts'
import { readWav } from '../../ambient/wav.ts'
import { recognise } from './recognise.ts'

export type SpeechHttpServer = {
  /** Where its API begins. */
  readonly url: string
  /** The fields of every form that was sent, without the file. */
  readonly forms: readonly Readonly<Record<string, string[]>>[]
  close(): Promise<void>
}

const KEY = 'Bearer right'

/** A service that speaks OpenAI's transcription API and really recognises what it is sent. */
export async function speechHttpServer(): Promise<SpeechHttpServer> {
  const forms: Record<string, string[]>[] = []
  const server = createServer((request, response) => {
    answer(request, response, forms).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    forms,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  forms: Record<string, string[]>[],
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  if (request.headers.authorization !== KEY) return void response.writeHead(401).end()
  if (request.url !== '/v1/audio/transcriptions') return void response.writeHead(404).end()
  const type = request.headers['content-type'] ?? ''
  const form = await new Response(Buffer.concat(chunks), {
    headers: { 'content-type': type },
  }).formData()
  forms.push(
    Object.fromEntries(
      [...new Set(form.keys())]
        .filter((name) => name !== 'file')
        .map((name) => [name, form.getAll(name).map(String)]),
    ),
  )
  const file = form.get('file')
  const wav = file instanceof Blob ? readWav(new Uint8Array(await file.arrayBuffer())) : undefined
  if (wav?.channels !== 1) return void response.writeHead(400).end()
  const heard = await recognise(wav.pcm)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(answerIn(String(form.get('response_format')), heard)))
}

function answerIn(format: string, heard: readonly Segment[]): unknown {
  const text = heard.map((segment) => segment.text).join(' ')
  const timed = heard.map(({ text: said, startMs = 0, endMs = 0, words }) => ({
    text: said,
    start: startMs / 1000,
    end: endMs / 1000,
    words: words.map((word) => ({
      word: word.text,
      start: word.startMs / 1000,
      end: word.endMs / 1000,
    })),
  }))
  if (format === 'json') return { text }
  const segments = timed.map(({ words: _, ...segment }, id) => ({ id, ...segment }))
  return format === 'verbose_json'
    ? {
        text,
        segments: segments.map((segment) => ({ ...segment, avg_logprob: -0.2 })),
        words: timed.flatMap(({ words }) => words),
      }
    : { text, segments: segments.map((segment) => ({ ...segment, speaker: 'A' })) }
}
