import { candidateOf } from '#lib/ambient/candidates.ts'
import { NEUTRAL } from '#lib/ambient/restate/pronouns.ts'
import { utterancesOf } from '#lib/ambient/utterances.ts'
import { verifyStatement } from '#lib/note/verify.ts'
import type { Encounter } from '../ambient/corpus.ts'
import type { Subject } from './subject.ts'

/** Every sentence that the drafter could write of a visit, before anybody has checked it. */
export const subjectsOf = ({ transcript }: Encounter): readonly Subject[] =>
  utterancesOf(transcript)
    .flatMap((utterance, at) => candidateOf('34117-2', utterance, at, NEUTRAL))
    .map(({ section, text, evidence }, at) => ({
      statement: { id: `s${at}`, text, origin: 'drafter', evidence },
      section: { code: section, title: '', statements: [] },
      sources: { transcripts: [transcript], chartFacts: [] },
    }))

export const stands = ({ statement, section, sources }: Subject): boolean =>
  verifyStatement(statement, section, sources).support === 'supported'

/** An age that was only said has to be flagged (G7): that is no false alarm. */
export const isRightlyFlagged = ({ statement, section, sources }: Subject): boolean =>
  verifyStatement(statement, section, sources).reasons.some(({ rule }) => rule === 'G7')
