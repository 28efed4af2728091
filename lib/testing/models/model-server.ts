import type { ServerResponse } from 'node:http'
import { type LocalServer, localServer, type ReceivedRequest } from '../http/local-server.ts'

/** What the server does with a request: an answer of the model, or something that goes wrong. */
export type Play =
  | { readonly kind: 'answer'; readonly content: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** Nothing ever comes. */
  | { readonly kind: 'silence' }
  /** A byte now and then, for ever. */
  | { readonly kind: 'drip' }
  | { readonly kind: 'raw'; readonly body: string }

/** What the model was sent, as it reads it. */
export type Sent = {
  readonly sections: readonly { readonly code: string; readonly title: string }[]
  readonly said: readonly { readonly id: string; readonly speaker: string; readonly text: string }[]
  readonly facts: readonly { readonly id: string; readonly kind: string; readonly text: string }[]
}

export type ModelServer = LocalServer & {
  /** Where its API begins. */
  readonly url: string
}

/**
 * A service with the chat API of OpenAI (`/v1/chat/completions`) and of Anthropic (`/v1/messages`)
 * that plays back what it is told, so that a test knows what a model said.
 */
export async function modelServer(play: (sent: Sent) => Play): Promise<ModelServer> {
  const server = await localServer((request, response) => {
    perform(play(sentIn(request)), request, response)
  })
  return { ...server, url: `${server.origin}/v1` }
}

/** The data of a request: the last message, whichever API. */
function sentIn({ body }: ReceivedRequest): Sent {
  // Our own adapter wrote it; a form that is another fails the test where it is read.
  const { messages } = JSON.parse(body) as { messages: { content: unknown }[] }
  const content = messages.at(-1)?.content
  const text = typeof content === 'string' ? content : (content as { text: string }[])[0]?.text
  return JSON.parse(text ?? '') as Sent
}

/** The statements as a model's answer. */
export const statements = (
  ...list: readonly { section: string; text: string; evidence: readonly string[] }[]
): Play => ({ kind: 'answer', content: JSON.stringify({ statements: list }) })

const JSON_TYPE = { 'content-type': 'application/json' }

function perform(play: Play, request: ReceivedRequest, response: ServerResponse): void {
  switch (play.kind) {
    case 'answer': {
      response.writeHead(200, JSON_TYPE)
      response.end(JSON.stringify(answerTo(request, play.content)))
      return
    }
    case 'status':
      response.writeHead(play.status, { ...JSON_TYPE, ...play.headers })
      response.end(JSON.stringify({ error: { message: 'what was said', type: 'trouble' } }))
      return
    case 'raw':
      response.writeHead(200, JSON_TYPE)
      response.end(play.body)
      return
    case 'drip':
      drip(response)
      return
    case 'silence':
      return
  }
}

function drip(response: ServerResponse): void {
  response.writeHead(200, JSON_TYPE)
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}

const openAiAnswer = (content: string) => ({
  id: 'chat-1',
  object: 'chat.completion',
  created: 0,
  model: 'played',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
})

const anthropicAnswer = (content: object) => ({
  id: 'msg-1',
  type: 'message',
  role: 'assistant',
  model: 'played',
  content: [content],
  stop_reason: 'type' in content && content.type === 'tool_use' ? 'tool_use' : 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 1, output_tokens: 1 },
})

/** Older models of Anthropic answer in a schema by filling in a tool, newer ones as text. */
function answerTo({ url, body }: ReceivedRequest, content: string): object {
  if (!url.endsWith('/messages')) return openAiAnswer(content)
  const input = body.includes('"tools"') ? parsed(content) : undefined
  return anthropicAnswer(
    input
      ? { type: 'tool_use', id: 'tool-1', name: 'json', input }
      : { type: 'text', text: content },
  )
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}
