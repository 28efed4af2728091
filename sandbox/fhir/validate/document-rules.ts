import type { DocumentRules } from '../../personas.ts'
import type { Issue } from '../outcome.ts'
import { localReference } from '../reference.ts'
import { type FhirResource, textAt } from '../resource.ts'
import type { DocumentReference } from './document-reference.ts'

export type RuleContext = {
  readonly rules: DocumentRules
  readonly base: string
  /** Logical id of the Practitioner the token speaks for. */
  readonly signedInUser: string
  /** The version being replaced; undefined on create. */
  readonly current: FhirResource | undefined
  /** A resource of this server that has not been deleted. */
  readonly read: (type: string, id: string) => FhirResource | undefined
}

export type DocumentRule = (document: DocumentReference, context: RuleContext) => Issue | undefined

const issue = (code: Issue['code'], element: string, text: string): Issue => ({
  code,
  text,
  path: `DocumentReference.${element}`,
})

const target = (reference: { reference?: string | undefined } | undefined, base: string) =>
  localReference(reference?.reference ?? '', base)

const subjectIsPatient: DocumentRule = ({ subject }, { base }) =>
  target(subject, base)?.type === 'Patient'
    ? undefined
    : issue('value', 'subject', 'The subject is a Patient of this server')

const statusIsCurrent: DocumentRule = ({ status }, { current }) =>
  current || status === 'current'
    ? undefined
    : issue('business-rule', 'status', 'A new document is current')

const docStatusFits: DocumentRule = ({ docStatus }, { rules, current }) => {
  const allowed = current ? rules.docStatusOnUpdate : rules.docStatusOnCreate
  if (allowed === 'any' || (docStatus && allowed.includes(docStatus))) return undefined
  return issue('business-rule', 'docStatus', `docStatus is one of: ${allowed.join(', ')}`)
}

const loinc = 'http://loinc.org'
const isLoincCode = (code: string | undefined): boolean => /^\d{1,7}-\d$/.test(code ?? '')

type TypeRule = (loincCodings: number, codings: number) => boolean

const typeRules: Readonly<Record<DocumentRules['type'], TypeRule>> = {
  any: () => true,
  loinc: (loincCodings) => loincCodings > 0,
  'loinc-or-one-proprietary': (loincCodings, codings) =>
    loincCodings > 0 ? loincCodings === codings : codings === 1,
}

const typeIsCoded: DocumentRule = ({ type }, { rules }) => {
  const codings = type.coding ?? []
  const loincCodings = codings.filter(({ system }) => system === loinc)
  if (!loincCodings.every(({ code }) => isLoincCode(code))) {
    return issue('code-invalid', 'type', 'The LOINC code is malformed')
  }
  return typeRules[rules.type](loincCodings.length, codings.length)
    ? undefined
    : issue('code-invalid', 'type', `The type is not coded as it has to be: ${rules.type}`)
}

const categoryIsThere: DocumentRule = ({ category }, { rules }) =>
  rules.category === 'required' && !category
    ? issue('required', 'category', 'At least one category is needed')
    : undefined

const encountersOf = ({ context }: DocumentReference) => context?.encounter ?? []

const oneEncounter: DocumentRule = (document, { rules }) => {
  const count = encountersOf(document).length
  if (count > 1) return issue('business-rule', 'context.encounter', 'One encounter at most')
  return count === 0 && rules.encounter === 'required'
    ? issue('required', 'context.encounter', 'This server files notes only for an encounter')
    : undefined
}

const encounterIsOfSubject: DocumentRule = (document, { base, read }) => {
  const [encounter] = encountersOf(document)
  const at = target(encounter, base)
  if (!at) return undefined
  const patient = textAt(read(at.type, at.id), 'subject.reference')
  return localReference(patient ?? '', base)?.id === target(document.subject, base)?.id
    ? undefined
    : issue('business-rule', 'context.encounter', 'The encounter belongs to another patient')
}

const authorFits: DocumentRule = ({ author = [] }, { rules, base, signedInUser }) => {
  if (rules.author === 'existing') return undefined
  const [first, ...others] = author.map((one) => target(one, base))
  const isUser = first?.type === 'Practitioner' && first.id === signedInUser
  return isUser && others.length === 0
    ? undefined
    : issue('business-rule', 'author', 'Exactly one author: the Practitioner who is signed in')
}

const authenticatorFits: DocumentRule = ({ authenticator }, { rules, base }) => {
  if (rules.authenticator === 'refused' && authenticator) {
    return issue('business-rule', 'authenticator', 'Apps of users do not set an authenticator')
  }
  const isPractitioner = target(authenticator, base)?.type === 'Practitioner'
  return rules.authenticator === 'required' && !isPractitioner
    ? issue('required', 'authenticator', 'A Practitioner who receives the document is needed')
    : undefined
}

const hasTime = (date: string): boolean => date.includes('T')

const periodFits: DocumentRule = ({ context }, { rules }) => {
  if (rules.periodEnd === 'optional') return undefined
  const { start, end } = context?.period ?? {}
  if (!end) return issue('required', 'context.period.end', 'The end of the period is needed')
  return [start, end].every((date) => !date || hasTime(date))
    ? undefined
    : issue('value', 'context.period', 'Dates need a time')
}

const relatedIsOfSubject: DocumentRule = ({ relatesTo = [], subject }, { base, read }) => {
  const patientOf = (id: string) =>
    localReference(textAt(read('DocumentReference', id), 'subject.reference') ?? '', base)?.id
  const isOfSubject = relatesTo
    .map((related) => target(related.target, base))
    .every(
      (at) => at?.type === 'DocumentReference' && patientOf(at.id) === target(subject, base)?.id,
    )
  return isOfSubject
    ? undefined
    : issue('business-rule', 'relatesTo.target', 'A related document is one of the same patient')
}

const staysWithSubject: DocumentRule = (document, { current, base }) => {
  if (!current) return undefined
  const before = localReference(textAt(current, 'subject.reference') ?? '', base)?.id
  return before === target(document.subject, base)?.id
    ? undefined
    : issue('business-rule', 'subject', 'A document does not change its patient')
}

const staysWithEncounter: DocumentRule = (document, { current, base }) => {
  const before = textAt(current, 'context.encounter.reference')
  if (!before) return undefined
  return localReference(before, base)?.id === target(encountersOf(document)[0], base)?.id
    ? undefined
    : issue('business-rule', 'context.encounter', 'A document does not change its encounter')
}

/** What a DocumentReference must be besides well-formed; each rule looks at one element. */
export const documentRules: readonly DocumentRule[] = [
  subjectIsPatient,
  statusIsCurrent,
  docStatusFits,
  typeIsCoded,
  categoryIsThere,
  oneEncounter,
  encounterIsOfSubject,
  authorFits,
  authenticatorFits,
  periodFits,
  relatedIsOfSubject,
  staysWithSubject,
  staysWithEncounter,
]
