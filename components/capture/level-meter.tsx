'use client'

import { useTranslations } from 'use-intl'

const BARS = Array.from({ length: 12 }, (_, index) => ({
  above: index / 12,
  x: index * 6,
  height: 6 + index * 1.2,
}))
const HEIGHT = 20

/** How loud it is now, from 0 to 1, in twelve bars. */
export function LevelMeter({ level }: { readonly level: number }) {
  const t = useTranslations('capture.bar')
  return (
    <svg
      role="img"
      aria-label={t('level', { percent: Math.round(level * 10) * 10 })}
      viewBox="0 0 69 20"
      className="h-5 w-17 shrink-0"
    >
      {BARS.map(({ above, x, height }) => (
        <rect
          key={above}
          {...{ x, height, width: 3, y: HEIGHT - height }}
          className={level > above ? 'fill-ok' : 'fill-line-2'}
        />
      ))}
    </svg>
  )
}
