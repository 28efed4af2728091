import type { AppErrorCode } from '#lib/kernel/app-error.ts'

/** Why a read of this launch gave nothing, or nothing newer than what is shown. */
export class ReadProblem extends Error {
  readonly code: AppErrorCode
  readonly status: number

  constructor(code: AppErrorCode, status: number) {
    super(code)
    this.code = code
    this.status = status
  }
}

/** What our own server, of the same build as this page, tells of a launch. Throws a ReadProblem. */
export async function readJson<T>(path: string, signal: AbortSignal): Promise<T> {
  return (await (await readAnswer(path, signal)).json()) as T
}

/** The same for what is no JSON. Throws a ReadProblem. */
export async function readAnswer(path: string, signal: AbortSignal): Promise<Response> {
  const answer = await fetch(path, { signal, cache: 'no-store' })
  if (!answer.ok) throw new ReadProblem(await codeOf(answer), answer.status)
  return answer
}

async function codeOf(answer: Response): Promise<AppErrorCode> {
  try {
    const { code } = (await answer.json()) as { readonly code?: AppErrorCode }
    return code ?? 'UNEXPECTED'
  } catch {
    return 'UNEXPECTED'
  }
}
