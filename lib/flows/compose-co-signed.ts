import { clinicalDateTime } from '../fhir/clinical-time.ts'
import type { CoSignRequest } from '../filing/co-sign.ts'
import type { Filing } from '../filing/filing.ts'
import type { Instant } from '../kernel/instant.ts'
import { renderCoSignature } from '../note/render-co-signature.ts'
import type { LaunchIdentity } from '../smart/launch.ts'

/** The words of a co-signature in the language of the note. */
export type CoSignWords = {
  readonly title: string
  readonly signed: (name: string, time: string) => string
  readonly coSigned: (name: string, time: string) => string
  /** What is confirmed by it. */
  readonly attestation: string
}

type Composing = {
  /** The exact text of the preliminary note. */
  readonly signed: string
  readonly filing: Pick<Filing, 'createdAt'>
  readonly asked: Pick<CoSignRequest, 'authorName'>
  readonly identity: Pick<LaunchIdentity, 'author'>
  readonly statement: string
  readonly words: CoSignWords
  readonly at: Instant
  /** IANA zone of the site. */
  readonly zone: string
}

/** The exact text of a co-signed note: the signed text, and below it both names with their times. */
export function composeCoSigned(composing: Composing): string {
  const { signed, filing, asked, identity, statement, words, at, zone } = composing
  const lines = [
    words.signed(asked.authorName, clinicalDateTime(filing.createdAt, zone)),
    words.coSigned(identity.author, clinicalDateTime(at, zone)),
    words.attestation,
  ]
  return signed + renderCoSignature({ title: words.title, lines, statement })
}
