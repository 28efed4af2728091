import { z } from 'zod'

// Strict: what we write is exactly this and nothing else (VA-1). Sources: FHIR R4 Provenance; the
// agent types of US Core 8.0.0 Provenance and provenance-participant-type; HL7 AI Transparency on
// FHIR for reason, role and device.

const coding = z.strictObject({ system: z.url(), code: z.string().min(1), display: z.string() })
const concept = z.strictObject({ coding: z.tuple([coding]) })
const instant = z.iso.datetime({ offset: true })

const referenceTo = (types: string) =>
  z.strictObject({
    reference: z
      .string()
      .regex(new RegExp(`(^|/)(${types})/[A-Za-z0-9.-]{1,64}(/_history/[A-Za-z0-9.-]{1,64})?$`)),
    display: z.string().optional(),
  })

const contained = z.strictObject({
  reference: z.string().regex(/^#[a-z0-9-]{1,64}$/),
  display: z.string(),
})

/** Software, as R4 Device describes it. */
const device = z.strictObject({
  resourceType: z.literal('Device'),
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  deviceName: z.tuple([z.strictObject({ name: z.string().min(1), type: z.literal('model-name') })]),
  type: concept.optional(),
})

const agent = z.strictObject({
  type: concept,
  role: z.tuple([concept]).optional(),
  who: z.union([referenceTo('Practitioner|PractitionerRole'), contained]),
})

const entity = z.strictObject({
  role: z.enum(['source', 'quotation', 'revision']),
  what: z.union([
    referenceTo('[A-Z][A-Za-z]+'),
    z.strictObject({
      identifier: z.strictObject({
        system: z.literal('urn:ietf:rfc:3986'),
        value: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
      }),
      display: z.string(),
    }),
    z.strictObject({ display: z.string().min(1) }),
  ]),
})

export const provenanceSchema = z.strictObject({
  resourceType: z.literal('Provenance'),
  contained: z.array(device).min(1),
  target: z.tuple([referenceTo('DocumentReference')]),
  occurredDateTime: instant,
  recorded: instant,
  reason: z.tuple([concept]).optional(),
  activity: concept,
  agent: z.array(agent).min(2),
  entity: z.array(entity).min(1).optional(),
})

/** Where a filed note came from, as it is told to the EHR. */
export type NoteProvenance = z.infer<typeof provenanceSchema>
