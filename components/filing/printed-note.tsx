'use client'

import { useTranslations } from 'use-intl'
import type { PrintSheet } from '#lib/filing/print-sheet.ts'

/**
 * The sheet of a printed note. Browsers repeat the head and the foot of a table on every page, and
 * what is fixed too; numbers of pages are in the margin (globals.css).
 */
export function PrintedNote({ sheet }: { readonly sheet: PrintSheet }) {
  const t = useTranslations('print')
  return (
    <main className="printed-note" data-status={sheet.status}>
      <h1 className="sr-only">{t('preview')}</h1>
      <table role="presentation" className="w-full border-collapse">
        <thead>
          <tr>
            <td className="border-b border-edge pb-1.5 align-bottom">
              <Identity sheet={sheet} />
            </td>
          </tr>
        </thead>
        <tfoot>
          <tr>
            <td className="border-t border-edge pt-1.5 text-s text-ink-2">
              {sheet.record ?? sheet.status}
            </td>
          </tr>
        </tfoot>
        <tbody>
          <tr>
            <td className="py-3">
              <Blocks sheet={sheet} />
              <About sheet={sheet} />
            </td>
          </tr>
        </tbody>
      </table>
    </main>
  )
}

function Identity({ sheet: { identity, title, status } }: { readonly sheet: PrintSheet }) {
  return (
    <>
      <p className="flex flex-wrap gap-x-4 text-value font-semibold">
        {identity.map((part) => (
          <span key={part} className="wrap-anywhere">
            {part}
          </span>
        ))}
      </p>
      <p className="flex flex-wrap gap-x-4 text-s">
        <span>{title}</span>
        <b>{status}</b>
      </p>
    </>
  )
}

const HEADING = 'break-after-avoid pt-3 font-semibold'

function Blocks({ sheet: { blocks } }: { readonly sheet: PrintSheet }) {
  return blocks.map(({ heading, lines }, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two parts may be equal, and none ever moves
    <section key={place}>
      <h2 className={place === 0 ? 'text-l font-semibold' : `${HEADING} text-m`}>{heading}</h2>
      <p className="wrap-anywhere whitespace-pre-wrap">{lines.join('\n')}</p>
    </section>
  ))
}

function About({ sheet: { facts } }: { readonly sheet: PrintSheet }) {
  const t = useTranslations('print')
  return (
    <section className="break-inside-avoid pt-2">
      <h2 className={`${HEADING} text-m`}>{t('about')}</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-s">
        {facts.map(({ label, value }) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-ink-2">{label}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
