/** The same function of one string, which works out each answer once. */
export function remembered<Answer>(answerFor: (key: string) => Answer): (key: string) => Answer {
  const answers = new Map<string, Answer>()
  return (key) => {
    if (!answers.has(key)) answers.set(key, answerFor(key))
    // Just set, unless it was there; an answer may itself be undefined.
    return answers.get(key) as Answer
  }
}
