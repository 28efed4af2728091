import type { FhirResource } from '../../fhir/resource.ts'
import type { StaffKey } from '../vocabulary/staff.ts'
import type { WrittenDay } from './calendar.ts'
import type { Chart } from './chart.ts'
import { bareConcept, concept } from './concept.ts'

export type CarePlanEntry = {
  readonly title: string
  readonly since: WrittenDay
  readonly by: StaffKey
  /** Conditions of the story it is for. */
  readonly addresses?: readonly string[]
  readonly steps: readonly string[]
  readonly goal?: string
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** US Core CarePlan asks for a narrative; it says no more than the activities. */
const narrative = (title: string, steps: readonly string[]): string => {
  const items = steps.map((step) => `<li>${escaped(step)}</li>`).join('')
  return `<div xmlns="http://www.w3.org/1999/xhtml"><p>${escaped(title)}</p><ul>${items}</ul></div>`
}

const buildGoal = (goal: string, { title, since }: CarePlanEntry, chart: Chart): FhirResource =>
  chart.resource('Goal', title, {
    profile: 'us-core-goal',
    elements: {
      lifecycleStatus: 'active',
      description: concept(goal),
      subject: chart.patient,
      startDate: chart.calendar.day(since),
    },
  })

/** US Core CarePlan, and its Goal when it has one. */
export function buildCarePlan(entry: CarePlanEntry, chart: Chart): FhirResource[] {
  const { title, since, by, addresses, steps, goal } = entry
  const { calendar, directory } = chart
  const plan = chart.resource('CarePlan', title, {
    profile: 'us-core-careplan',
    elements: {
      text: { status: 'generated', div: narrative(title, steps) },
      status: 'active',
      intent: 'plan',
      category: [bareConcept('carePlanCategory', 'assess-plan')],
      title,
      subject: chart.patient,
      period: { start: calendar.day(since) },
      author: directory.staff(by),
      addresses: addresses?.map((condition) => chart.refer('Condition', condition)),
      goal: goal ? [chart.refer('Goal', title)] : undefined,
      activity: steps.map((step) => ({
        detail: { status: 'in-progress', description: step },
      })),
    },
  })
  return goal ? [buildGoal(goal, entry, chart), plan] : [plan]
}
