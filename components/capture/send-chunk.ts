import type { AudioChunk } from '#lib/capture/audio-chunk.ts'
import { contentDigest } from '#lib/capture/content-digest.ts'
import { type AppErrorCode, errorTable } from '#lib/kernel/app-error.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { UploadFailure } from './create-uploader.ts'

const LONGEST_ANSWER_MS = 20_000
const SECOND_MS = 1_000

/**
 * Sends one piece to the route that takes it (lib/server/recording-chunk.ts).
 *
 * @param page the launch, and the token that its page sends with everything
 * @returns what the server said; SERVER_UNREACHABLE when it said nothing, or something before it did
 */
export async function sendChunk(
  page: { readonly launchId: string; readonly token: string },
  recordingId: string,
  { seq, pcm }: AudioChunk,
): Promise<Result<void, UploadFailure>> {
  const path = `/l/${page.launchId}/recordings/${recordingId}/chunks/${seq}`
  const bytes = pcm.slice()
  try {
    const answer = await fetch(path, {
      method: 'PUT',
      headers: {
        'content-type': 'application/octet-stream',
        'chartside-page-token': page.token,
        'content-digest': contentDigest(
          new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
        ),
      },
      body: bytes,
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
    })
    return answer.ok ? ok(undefined) : err(await failureOf(answer))
  } catch {
    return err({ code: 'SERVER_UNREACHABLE' })
  }
}

async function failureOf(answer: Response): Promise<UploadFailure> {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  const said: unknown = await answer.json().catch(() => undefined)
  return {
    code: codeOf(said) ?? (answer.status >= 500 ? 'SERVER_UNREACHABLE' : 'UNEXPECTED'),
    ...(Number.isFinite(seconds) && { retryAfterMs: seconds * SECOND_MS }),
  }
}

/** Ours (RFC 9457 with a code), or none: a gateway before us has answers of its own. */
function codeOf(said: unknown): AppErrorCode | undefined {
  if (typeof said !== 'object' || said === null || !('code' in said)) return undefined
  return typeof said.code === 'string' && isCode(said.code) ? said.code : undefined
}

const isCode = (code: string): code is AppErrorCode => Object.hasOwn(errorTable, code)
