import type { Page, Worker } from '@playwright/test'
import { expect } from './test.ts'

/** The files that the model needs beside its thread's script. */
export const modelFiles = /\/_next\/static\/media\/(ort-wasm|silero)[^/]+$/

/** Resolves once the model, in its thread, has taken one moment for speech and another for none. */
export const tellsVoices = (worker: Worker): Promise<void> =>
  worker.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const tellPage = self.postMessage.bind(self)
        const said: number[] = []
        const postMessage = (likeness: number[]) => {
          tellPage(likeness)
          said.push(...likeness)
          if (said.some((one) => one > 0.9) && said.some((one) => one < 0.1)) resolve()
        }
        Object.assign(self, { postMessage })
      }),
  )

/** S33 Which answers to this page let WebAssembly or anything else be evaluated, so far. */
export function answersThatEvaluate(page: Page): readonly string[] {
  const paths: string[] = []
  page.on('response', (answer) => {
    const policy = answer.headers()['content-security-policy'] ?? ''
    if (policy.includes('unsafe')) paths.push(new URL(answer.url()).pathname)
  })
  return paths
}

/** The smallest module there is: a page that may compile no WebAssembly refuses it. */
export async function compilesNothing(page: Page): Promise<void> {
  const compile = () =>
    WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(
      () => 'compiled',
      () => 'refused',
    )
  expect(await page.evaluate(compile)).toBe('refused')
}
