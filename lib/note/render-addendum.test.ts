import { expect, test } from 'vitest'
import { aNoteOf, aStatement } from '../testing/note/note-builders.ts'
import { renderAddendum } from './render-addendum.ts'

test('WB-31 an addendum stands below a blank line with who and when, one sentence a line', () => {
  const note = aNoteOf(
    aStatement({ text: 'Sputum culture  negative.' }),
    aStatement({ id: 's2', text: '' }),
    aStatement({ id: 's3', text: 'Patient told by phone.' }),
  )
  const heading = { title: 'Addendum', at: '19-Nov-2026 10:02', author: 'OKAFOR, Daniel, MD' }
  expect(renderAddendum(note, heading)).toBe(
    '\nADDENDUM\n19-Nov-2026 10:02, OKAFOR, Daniel, MD\nSputum culture negative.\nPatient told by phone.\n',
  )
})
