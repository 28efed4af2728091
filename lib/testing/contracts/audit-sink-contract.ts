import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AuditSink } from '#lib/audit/audit-sink.ts'
import type { ShippedHead } from '#lib/audit/seal-store.ts'
import { unwrap } from '../unwrap.ts'

export type OpenSink = {
  readonly sink: AuditSink
  /** The same place, opened again as after a restart. */
  readonly again: () => AuditSink
  /** From now on it does not answer. */
  readonly breakDown: () => Promise<void> | void
  readonly close: () => Promise<void> | void
}

const headOf = (tenant: string, number: number): ShippedHead => ({
  tenant,
  number,
  note: `example.org/${tenant}\n${number}\n\n— signed\n`,
})

/** The newest head of each tenant, as a reader of the place finds it. */
async function newest(sink: AuditSink): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for await (const head of sink.heads()) {
    const { tenant, number, note } = unwrap(head)
    expect(note).toBe(headOf(tenant, number).note)
    found[tenant] = Math.max(found[tenant] ?? 0, number)
  }
  return found
}

/** What every place for signed heads must do. */
export function auditSinkContract(open: () => Promise<OpenSink>): void {
  describe('a place outside that keeps signed heads', () => {
    let opened: OpenSink
    beforeEach(async () => {
      opened = await open()
    })
    afterEach(() => opened.close())

    test('holds nothing at first', async () => {
      expect(await newest(opened.sink)).toEqual({})
    })

    test.each([1, 2, 3, 4, 5, 12])('shows the newest of %s heads of each tenant', async (many) => {
      for (let number = 1; number <= many; number += 1) {
        unwrap(await opened.sink.keep(headOf('a', number)))
      }
      unwrap(await opened.sink.keep(headOf('b', 1)))
      expect(await newest(opened.sink)).toEqual({ a: many, b: 1 })
      expect(await newest(opened.again())).toEqual({ a: many, b: 1 })
    })

    test('takes the same head again, also after a restart', async () => {
      for (const number of [1, 2]) unwrap(await opened.sink.keep(headOf('a', number)))
      unwrap(await opened.sink.keep(headOf('a', 1)))
      unwrap(await opened.again().keep(headOf('a', 2)))
      expect(await newest(opened.sink)).toEqual({ a: 2 })
    })

    test('never replaces a head by another one', async () => {
      unwrap(await opened.sink.keep(headOf('a', 1)))
      const other = { ...headOf('a', 1), note: 'another' }
      const refused = { ok: false, error: { code: 'AUDIT_TREE_BROKEN' } }
      expect(await opened.sink.keep(other)).toMatchObject(refused)
      expect(await opened.again().keep(other)).toMatchObject(refused)
      expect(await newest(opened.sink)).toEqual({ a: 1 })
    })

    test('that does not answer says so', async () => {
      await opened.breakDown()
      const away = { ok: false, error: { code: 'AUDIT_SINK_UNAVAILABLE' } }
      expect(await opened.sink.keep(headOf('a', 1))).toMatchObject(away)
      for await (const head of opened.sink.heads()) expect(head).toMatchObject(away)
    })
  })
}
