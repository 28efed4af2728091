/** Ends a process and everything it started that stayed in its group. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // the group is gone already
  }
}
