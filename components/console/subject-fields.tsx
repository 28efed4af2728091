import { Field } from '../ui/field.tsx'
import { Choice } from './choice.tsx'
import { consoleWords as t } from './words.ts'

type Props = {
  readonly ehrs: readonly { readonly id: string; readonly name: string }[]
  readonly ehr?: string | undefined
  readonly patient?: string | undefined
  readonly isRequired?: boolean
}

/** A patient: which EHR, and the id there. */
export function SubjectFields({ ehrs, ehr, patient, isRequired = false }: Props) {
  const [only] = ehrs.length === 1 ? ehrs : []
  return (
    <>
      <Choice name="ehr" label={t('filter.ehr')} value={ehr ?? only?.id} isRequired={isRequired}>
        {ehrs.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Field
        label={t('filter.patient')}
        name="patient"
        defaultValue={patient}
        autoComplete="off"
        required={isRequired}
      />
    </>
  )
}
