import { type AxisChoice, codes, type DiagnosisFamily, plain, SIDES } from './diagnosis-family.ts'

const EXACERBATION: readonly AxisChoice[] = [
  ['exacerbated', /\bexacerbat(?:ion|ed)\b|\bflare\b/i],
  [
    'uncomplicated',
    /\buncomplicated\b|\bwithout exacerbation\b|\bno exacerbation\b|\bstable\b|\bwell[- ]controlled\b/i,
  ],
]

const DEPRESSION: readonly AxisChoice[] = [
  ['mild', /\bmild\b/i],
  ['moderate', /\bmoderate\b/i],
  ['severe', /\bsevere\b/i],
]

const byAsthma = (
  type: string,
  plainCode: string,
  worseCode: string,
  title: string,
): readonly [string, string, Readonly<Record<string, string>>][] => [
  [plainCode, `${title}, uncomplicated`, { type, control: 'uncomplicated' }],
  [worseCode, `${title} with (acute) exacerbation`, { type, control: 'exacerbated' }],
]

/** ICD-10-CM (CMS and NCHS, public domain): breath, stomach, mind, nerves, joints, skin, ear. */
export const otherFamilies: readonly DiagnosisFamily[] = [
  {
    id: 'asthma',
    named: /\basthma\b/i,
    axes: {
      type: [
        ['mild-intermittent', /\bmild intermittent\b/i],
        ['mild-persistent', /\bmild persistent\b/i],
        ['moderate-persistent', /\bmoderate persistent\b/i],
        ['severe-persistent', /\bsevere persistent\b/i],
      ],
      control: EXACERBATION,
    },
    codes: codes(
      ['J45.909', 'Unspecified asthma, uncomplicated'],
      ['J45.901', 'Unspecified asthma with (acute) exacerbation', { control: 'exacerbated' }],
      ...byAsthma('mild-intermittent', 'J45.20', 'J45.21', 'Mild intermittent asthma'),
      ...byAsthma('mild-persistent', 'J45.30', 'J45.31', 'Mild persistent asthma'),
      ...byAsthma('moderate-persistent', 'J45.40', 'J45.41', 'Moderate persistent asthma'),
      ...byAsthma('severe-persistent', 'J45.50', 'J45.51', 'Severe persistent asthma'),
    ),
  },
  {
    id: 'copd',
    named: /\b(?:COPD|chronic obstructive pulmonary disease)\b/i,
    axes: { control: EXACERBATION },
    codes: codes(
      ['J44.9', 'Chronic obstructive pulmonary disease, unspecified'],
      [
        'J44.1',
        'Chronic obstructive pulmonary disease with (acute) exacerbation',
        { control: 'exacerbated' },
      ],
    ),
  },
  plain('acute-bronchitis', /\bacute bronchitis\b/i, 'J20.9', 'Acute bronchitis, unspecified'),
  plain('pneumonia', /\bpneumonia\b/i, 'J18.9', 'Pneumonia, unspecified organism'),
  plain(
    'strep-pharyngitis',
    /\bstrep(?:tococcal)? (?:pharyngitis|throat)\b/i,
    'J02.0',
    'Streptococcal pharyngitis',
  ),
  plain(
    'upper-respiratory-infection',
    /\b(?:upper respiratory (?:tract )?infection|URI)\b/i,
    'J06.9',
    'Acute upper respiratory infection, unspecified',
  ),
  plain('allergic-rhinitis', /\ballergic rhinitis\b/i, 'J30.9', 'Allergic rhinitis, unspecified'),
  plain(
    'sleep-apnea',
    /\b(?:obstructive sleep apnea|OSA)\b/i,
    'G47.33',
    'Obstructive sleep apnea (adult) (pediatric)',
  ),
  {
    id: 'otitis-media',
    named: /\b(?:otitis media|ear infection)\b/i,
    axes: { side: SIDES },
    codes: codes(
      ['H66.90', 'Otitis media, unspecified, unspecified ear'],
      ['H66.91', 'Otitis media, unspecified, right ear', { side: 'right' }],
      ['H66.92', 'Otitis media, unspecified, left ear', { side: 'left' }],
      ['H66.93', 'Otitis media, unspecified, bilateral', { side: 'both' }],
    ),
  },
  {
    id: 'reflux',
    named: /\b(?:GERD|gastro-?\s?o?esophageal reflux(?: disease)?|acid reflux|reflux disease)\b/i,
    axes: {
      complication: [
        ['none', /\bwithout (?:o?)esophagitis\b|\bno (?:o?)esophagitis\b/i],
        ['esophagitis', /\besophagitis\b/i],
      ],
    },
    codes: codes(
      ['K21.9', 'Gastro-esophageal reflux disease without esophagitis'],
      [
        'K21.00',
        'Gastro-esophageal reflux disease with esophagitis, without bleeding',
        { complication: 'esophagitis' },
      ],
    ),
  },
  plain('constipation', /\bconstipation\b/i, 'K59.00', 'Constipation, unspecified'),
  {
    id: 'major-depression',
    named: /\b(?:depression|depressive disorder|MDD)\b/i,
    axes: {
      course: [
        ['recurrent', /\brecurrent\b/i],
        ['single', /\bsingle episode\b|\bfirst episode\b/i],
      ],
      severity: DEPRESSION,
    },
    codes: codes(
      ['F32.A', 'Depression, unspecified'],
      [
        'F32.0',
        'Major depressive disorder, single episode, mild',
        { course: 'single', severity: 'mild' },
      ],
      [
        'F32.1',
        'Major depressive disorder, single episode, moderate',
        { course: 'single', severity: 'moderate' },
      ],
      [
        'F33.0',
        'Major depressive disorder, recurrent, mild',
        { course: 'recurrent', severity: 'mild' },
      ],
      [
        'F33.1',
        'Major depressive disorder, recurrent, moderate',
        { course: 'recurrent', severity: 'moderate' },
      ],
      ['F33.9', 'Major depressive disorder, recurrent, unspecified', { course: 'recurrent' }],
    ),
  },
  plain(
    'generalized-anxiety',
    /\b(?:generali[sz]ed anxiety(?: disorder)?|GAD)\b/i,
    'F41.1',
    'Generalized anxiety disorder',
  ),
  plain('insomnia', /\binsomnia\b/i, 'G47.00', 'Insomnia, unspecified'),
  {
    id: 'migraine',
    named: /\bmigraines?\b/i,
    axes: {
      type: [
        ['without-aura', /\bwithout aura\b/i],
        ['with-aura', /\bwith aura\b/i],
      ],
    },
    codes: codes(
      ['G43.909', 'Migraine, unspecified, not intractable, without status migrainosus'],
      [
        'G43.009',
        'Migraine without aura, not intractable, without status migrainosus',
        { type: 'without-aura' },
      ],
      [
        'G43.109',
        'Migraine with aura, not intractable, without status migrainosus',
        { type: 'with-aura' },
      ],
    ),
  },
  {
    id: 'carpal-tunnel',
    named: /\bcarpal tunnel(?: syndrome)?\b/i,
    axes: { side: SIDES },
    codes: codes(
      ['G56.00', 'Carpal tunnel syndrome, unspecified upper limb'],
      ['G56.01', 'Carpal tunnel syndrome, right upper limb', { side: 'right' }],
      ['G56.02', 'Carpal tunnel syndrome, left upper limb', { side: 'left' }],
      ['G56.03', 'Carpal tunnel syndrome, bilateral upper limbs', { side: 'both' }],
    ),
  },
  {
    id: 'knee-osteoarthritis',
    named: /\b(?:osteoarthritis|OA)\b[^.;]*\bknees?\b|\bknees?\b[^.;]*\b(?:osteoarthritis|OA)\b/i,
    axes: { side: SIDES },
    codes: codes(
      ['M17.9', 'Osteoarthritis of knee, unspecified'],
      ['M17.11', 'Unilateral primary osteoarthritis, right knee', { side: 'right' }],
      ['M17.12', 'Unilateral primary osteoarthritis, left knee', { side: 'left' }],
      ['M17.0', 'Bilateral primary osteoarthritis of knee', { side: 'both' }],
    ),
  },
  {
    id: 'hip-osteoarthritis',
    named: /\b(?:osteoarthritis|OA)\b[^.;]*\bhips?\b|\bhips?\b[^.;]*\b(?:osteoarthritis|OA)\b/i,
    axes: { side: SIDES },
    codes: codes(
      ['M16.9', 'Osteoarthritis of hip, unspecified'],
      ['M16.11', 'Unilateral primary osteoarthritis, right hip', { side: 'right' }],
      ['M16.12', 'Unilateral primary osteoarthritis, left hip', { side: 'left' }],
      ['M16.0', 'Bilateral primary osteoarthritis of hip', { side: 'both' }],
    ),
  },
  plain(
    'low-back-pain',
    /\b(?:low(?:er)? back pain|lumbago)\b/i,
    'M54.50',
    'Low back pain, unspecified',
  ),
  plain(
    'osteoporosis',
    /\bosteoporosis\b/i,
    'M81.0',
    'Age-related osteoporosis without current pathological fracture',
  ),
  plain(
    'rheumatoid-arthritis',
    /\brheumatoid arthritis\b/i,
    'M06.9',
    'Rheumatoid arthritis, unspecified',
  ),
  {
    id: 'plantar-fasciitis',
    named: /\bplantar fasciitis\b/i,
    axes: { side: SIDES },
    codes: codes(
      ['M67.A09', 'Plantar fasciitis, unspecified foot'],
      ['M67.A01', 'Plantar fasciitis, right foot', { side: 'right' }],
      ['M67.A02', 'Plantar fasciitis, left foot', { side: 'left' }],
      // There is none for both feet: each has its own.
      ['M67.A01', 'Plantar fasciitis, right foot', { side: 'both' }],
      ['M67.A02', 'Plantar fasciitis, left foot', { side: 'both' }],
    ),
  },
  plain(
    'atopic-dermatitis',
    /\b(?:atopic dermatitis|eczema)\b/i,
    'L20.9',
    'Atopic dermatitis, unspecified',
  ),
  plain('psoriasis', /\bpsoriasis\b/i, 'L40.9', 'Psoriasis, unspecified'),
]
