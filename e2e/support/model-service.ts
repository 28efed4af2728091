import { createServer, type IncomingMessage, type Server } from 'node:http'
import { appOrigin } from './system.ts'

type Statement = {
  readonly section: string
  readonly text: string
  readonly evidence: readonly string[]
}

/** What was sent, as the model reads it. */
export type SentToModel = {
  readonly said: readonly { readonly id: string; readonly text: string }[]
  readonly facts: readonly { readonly id: string; readonly kind: string; readonly text: string }[]
}

type ModelService = {
  /** The whole of every request, as it came. */
  readonly received: readonly string[]
  close(): Promise<void>
}

/** Where playwright.config.ts says that the model is. */
const PORT = Number(new URL(appOrigin).port) + 2000

/** The language model of the system under test, which says what the test tells it to. */
export async function modelService(
  answer: (sent: SentToModel) => readonly Statement[],
): Promise<ModelService> {
  const received: string[] = []
  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    received.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`)
    const { messages } = JSON.parse(body)
    const content = JSON.stringify({ statements: answer(JSON.parse(messages.at(-1).content)) })
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(chatCompletion(content)))
  })
  await listening(server)
  return {
    received,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const listening = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, '127.0.0.1', () => resolve())
  })

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const chatCompletion = (content: string) => ({
  id: 'chat-1',
  object: 'chat.completion',
  created: 0,
  model: 'played',
  choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
})
