import 'server-only'

/** The answer with some members of its JSON left out; `null` is how some servers say nothing. */
export async function withoutMembers(
  answer: Response,
  isLeftOut: (name: string, value: unknown) => boolean,
): Promise<Response> {
  const { status, headers } = answer
  const text = await answer.text()
  return new Response(text && pruned(text, isLeftOut), { status, headers })
}

function pruned(text: string, isLeftOut: (name: string, value: unknown) => boolean): string {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null) return text
    const members = Object.entries(body).filter(([name, value]) => !isLeftOut(name, value))
    return JSON.stringify(Object.fromEntries(members))
  } catch {
    return text
  }
}
