import { useTranslations } from 'use-intl'
import type { CodeSuggestion } from '#lib/note/codes/suggest-codes.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Glyph } from '../ui/glyph.tsx'

type Props = { readonly suggestion: CodeSuggestion }

/** One code: what supports it, what the note leaves open, and a way to take it along. */
export function CodeRow({ suggestion }: Props) {
  const t = useTranslations('aids.codes')
  const { code, title, source, because, lacking, chartHas } = suggestion
  const line = `${code} ${title}`
  return (
    <li className="grid gap-0.5 py-2">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <b className="font-mono">{code}</b>
        <span className="min-w-0 flex-1 basis-56 font-semibold wrap-anywhere">{title}</span>
        <CopyButton text={line} label={t('copy', { code })} />
      </div>
      <p className="text-s text-ink-2">{t(source === 'chart' ? 'fromChart' : 'fromNote')}</p>
      <p className="text-s wrap-anywhere">
        {t('because', { words: because.map(({ text }) => text).join(' ') })}
      </p>
      {lacking.length > 0 ? (
        <p className="flex items-baseline gap-1.5 text-s">
          <Glyph of="triangle" className="text-warn" />
          {t('lacking', { axes: lacking.map((axis) => t(`axis.${axis}`)).join(', ') })}
        </p>
      ) : null}
      {chartHas === undefined ? null : (
        <p className="flex items-baseline gap-1.5 text-s">
          <Glyph of="triangle" className="text-warn" />
          {t('chartHas', { code: chartHas })}
        </p>
      )}
    </li>
  )
}
