/** Which drafter wrote a statement, as people tell them apart. */
export type DrafterName = {
  readonly kind: 'embedded' | 'instructions' | 'model' | 'other'
  /** Of the model; else as it is recorded. */
  readonly name: string
  /** Of the drafter, or of what a model is asked with; empty where none is recorded. */
  readonly version: string
}

/** @param engine as it is recorded with a statement: `extractive-2`, `instructions-1`, `qwen3:32b, draft-1` */
export function drafterName(engine: string): DrafterName {
  const [, embedded] = /^extractive-(\d+)$/.exec(engine) ?? []
  if (embedded !== undefined) return { kind: 'embedded', name: engine, version: embedded }
  const [, rules] = /^instructions-(\d+)$/.exec(engine) ?? []
  if (rules !== undefined) return { kind: 'instructions', name: engine, version: rules }
  const [, name, version] = /^(.+), draft-(\d+)$/.exec(engine) ?? []
  return name !== undefined && version !== undefined
    ? { kind: 'model', name, version }
    : { kind: 'other', name: engine, version: '' }
}
