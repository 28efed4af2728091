export const HEAD =
  'border-b border-line-2 py-1.25 pr-3 text-left text-s font-medium text-ink-2 last:pr-0'
export const CELL = 'border-b border-line py-1.5 pr-3 align-top last:pr-0'
export const NUMBER = 'text-right'
