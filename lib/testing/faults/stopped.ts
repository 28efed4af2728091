import { readFile } from 'node:fs/promises'

/** Whether a process stands still (proc_pid_stat(5): state T). */
export async function isStopped(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return /\) T /.test(stat)
}
