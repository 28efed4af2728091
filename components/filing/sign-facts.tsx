'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Instant } from '#lib/kernel/instant.ts'
import type { LaunchIdentity } from '#lib/smart/launch.ts'
import { ClinicalTime } from '../ui/clinical-time.tsx'
import { inGroups } from '../workspace/in-groups.tsx'

/** Who signed a note first, and when. */
export type NoteAuthor = { readonly name: string; readonly at: Instant }

type Props = {
  readonly identity: LaunchIdentity
  /** The age as the banner tells it, `(68 y)`; stands behind the birth date. */
  readonly age?: ReactNode
  /** The allergies, as the banner tells them. */
  readonly allergies?: ReactNode
  /** `Progress note`, in the language of the note. */
  readonly noteType: string
  readonly noteVersion: number | undefined
  readonly author?: NoteAuthor | undefined
  readonly ehrName: string
  readonly whereNotesAppear: string
}

/** Who it is about, and what goes where in whose name. */
export function SignFacts(props: Props) {
  const { identity, age, allergies, noteType, noteVersion, ehrName, whereNotesAppear } = props
  const { author } = props
  const t = useTranslations('filing.sign')
  const [name, ...others] = identity.patient
  return (
    <>
      <div className="border-b border-id-line bg-id px-4 py-2.5">
        <p className="text-name font-semibold wrap-anywhere">{name}</p>
        <p className="flex flex-wrap gap-x-3.5">
          {others.map((line, index) => (
            <span key={line} className="wrap-anywhere">
              <IdentityLine line={line} />
              {/* The birth date comes first. */}
              {index === 0 && age ? <> {age}</> : null}
            </span>
          ))}
        </p>
        {allergies ? (
          <div className="flex flex-wrap items-baseline gap-x-2.5 pt-0.5">{allergies}</div>
        ) : null}
      </div>
      <dl className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 gap-y-0.75 border-b border-line px-4 py-3 at-480:grid-cols-[6rem_minmax(0,1fr)]">
        <Row label={t('note')}>
          {noteVersion === undefined
            ? noteType
            : t('noteValue', { type: noteType, version: noteVersion })}
        </Row>
        {author ? (
          <Row label={t('author')}>
            {author.name}
            <span className="block text-ink-2">
              <ClinicalTime at={author.at} show="date-time" />
            </span>
          </Row>
        ) : null}
        <Row label={t('encounter')}>{identity.encounter ?? t('noEncounter')}</Row>
        <Row label={t('goesTo')}>
          <b>{ehrName}</b>
          <span className="block text-ink-2">{whereNotesAppear}</span>
        </Row>
        <Row label={t('signsAs')}>{identity.author}</Row>
      </dl>
    </>
  )
}

/** `Born 05-Apr-1958`: what is compared with the wristband stands out from its label. */
function IdentityLine({ line }: { readonly line: string }) {
  const [, label, value] = /^(\S+) (.*\d.*)$/.exec(line) ?? []
  if (!value) return line
  return (
    <>
      <span className="text-ink-2">{label}</span> <b>{inGroups(value)}</b>
    </>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  )
}
