import { useEffect, useState } from 'react'
import type { AppErrorCode } from '#lib/kernel/app-error.ts'
import type { WritingAid } from '#lib/note/aids/writing-aid.ts'
import { ReadProblem, readJson } from '../session/read-json.ts'
import { reportSession } from '../session/session-report.ts'
import { ask } from '../visit/ask.ts'
import type { AidsPort } from './aids-port.ts'

export type OwnAids = {
  readonly aids: readonly WritingAid[]
  /** Why they could not be read. */
  readonly problem: AppErrorCode | undefined
  /** @returns the failure, when it was not kept */
  readonly keep: (aid: WritingAid) => Promise<AppErrorCode | undefined>
  /** @returns the failure, when it is still there */
  readonly remove: (id: string) => Promise<AppErrorCode | undefined>
}

/** The clinician's own phrases and templates, read once; without a port there are none. */
export function useOwnAids(port: AidsPort): OwnAids {
  const [aids, setAids] = useState<readonly WritingAid[]>([])
  const [problem, setProblem] = useState<AppErrorCode>()
  const { launchId, actions } = port
  useEffect(() => {
    const leaving = new AbortController()
    readJson<{ readonly aids: readonly WritingAid[] }>(`/l/${launchId}/aids`, leaving.signal).then(
      (read) => setAids(read.aids),
      (thrown: unknown) => {
        if (leaving.signal.aborted) return
        setProblem(thrown instanceof ReadProblem ? thrown.code : 'SERVER_UNREACHABLE')
      },
    )
    return () => leaving.abort()
  }, [launchId])

  const after = async (
    asked: ReturnType<AidsPort['actions']['keepAid']>,
    done: (before: readonly WritingAid[]) => readonly WritingAid[],
  ) => {
    const answer = await ask(asked)
    if (answer.ok) {
      setAids(done)
      return undefined
    }
    reportSession(answer.error.code)
    return answer.error.code
  }
  return {
    aids,
    problem,
    keep: (aid) =>
      after(actions.keepAid({ aid }), (before) =>
        before.some(({ id }) => id === aid.id)
          ? before.map((one) => (one.id === aid.id ? aid : one))
          : [...before, aid],
      ),
    remove: (id) =>
      after(actions.removeAid({ id }), (before) => before.filter((one) => one.id !== id)),
  }
}
