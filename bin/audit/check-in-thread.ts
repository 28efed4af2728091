import { Worker } from 'node:worker_threads'
import type { CheckTrail } from '#lib/server/run-check.ts'

/** Checks the trail on a thread of its own: filing must not wait for hashing. */
export const checkInThread: CheckTrail = ({ signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./check-trail-worker.ts', import.meta.url))
    thread.on('message', onProgress)
    thread.on('error', reject)
    thread.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error('the check was ended'))
    })
    signal.addEventListener('abort', () => void thread.terminate(), { once: true })
  })
