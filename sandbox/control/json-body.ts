import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { z } from 'zod'

const fieldOf = (path: readonly PropertyKey[]): string => path.map(String).join('.') || '(body)'

const invalid = (problems: readonly { field: string; problem: string }[]): HTTPException =>
  new HTTPException(400, { res: Response.json({ error: 'invalid', problems }, { status: 400 }) })

async function jsonOf(c: Context): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    throw invalid([{ field: '(body)', problem: 'is not JSON' }])
  }
}

/**
 * Parses the body of a control request, or refuses it naming every field at fault.
 * @param complete adds to the body what the caller may leave out
 */
export async function parseBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  complete: (body: unknown) => unknown = (body) => body,
): Promise<z.infer<Schema>> {
  const parsed = schema.safeParse(complete(await jsonOf(c)))
  if (parsed.success) return parsed.data
  throw invalid(
    parsed.error.issues.map((issue) => ({ field: fieldOf(issue.path), problem: issue.message })),
  )
}
