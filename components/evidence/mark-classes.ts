import type { Evidence } from '#lib/note/evidence.ts'

/** The 24 px target of an evidence mark. */
export const markTarget =
  'group/mark inline-flex size-6 items-center justify-center align-middle text-accent'

/** Its 18 px face: round for what was said, square for what is on record; filled while it is open. */
export const markFace = (kind: Evidence['kind'], isOpen: boolean): string =>
  [
    'grid h-4.5 min-w-4.5 place-items-center border px-0.75 text-mark font-semibold',
    kind === 'said' ? 'rounded-full' : 'rounded-1',
    isOpen
      ? 'border-accent bg-accent text-on-accent'
      : 'border-current bg-page group-hover/mark:bg-accent-soft',
  ].join(' ')
