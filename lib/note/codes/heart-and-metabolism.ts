import { type AxisChoice, codes, type DiagnosisFamily, plain, SIDES } from './diagnosis-family.ts'

const ACUITY: readonly AxisChoice[] = [
  ['acute-on-chronic', /\bacute (?:on|and) chronic\b/i],
  ['acute', /\bacute(?:ly)?\b|\bdecompensated\b/i],
  ['chronic', /\bchronic\b/i],
]

/** ICD-10-CM (CMS and NCHS, public domain): heart and vessels, metabolism, kidney, blood. */
export const heartAndMetabolism: readonly DiagnosisFamily[] = [
  {
    id: 'heart-failure',
    named: /\b(?:heart failure|HF[rp]?EF|CHF)\b/i,
    axes: {
      type: [
        ['combined', /\bcombined (?:systolic and diastolic|diastolic and systolic)\b/i],
        ['systolic', /\bsystolic\b|\breduced (?:ejection fraction|EF)\b|\bHFrEF\b/i],
        ['diastolic', /\bdiastolic\b|\bpreserved (?:ejection fraction|EF)\b|\bHFpEF\b/i],
      ],
      // "Decompensated" is indexed as acute on chronic, or acute: which of them is not said.
      acuity: ACUITY.filter(([value]) => value !== 'acute').concat([['acute', /\bacute\b/i]]),
    },
    codes: codes(
      ['I50.9', 'Heart failure, unspecified'],
      ['I50.20', 'Unspecified systolic (congestive) heart failure', { type: 'systolic' }],
      [
        'I50.21',
        'Acute systolic (congestive) heart failure',
        { type: 'systolic', acuity: 'acute' },
      ],
      [
        'I50.22',
        'Chronic systolic (congestive) heart failure',
        { type: 'systolic', acuity: 'chronic' },
      ],
      [
        'I50.23',
        'Acute on chronic systolic (congestive) heart failure',
        { type: 'systolic', acuity: 'acute-on-chronic' },
      ],
      ['I50.30', 'Unspecified diastolic (congestive) heart failure', { type: 'diastolic' }],
      [
        'I50.31',
        'Acute diastolic (congestive) heart failure',
        { type: 'diastolic', acuity: 'acute' },
      ],
      [
        'I50.32',
        'Chronic diastolic (congestive) heart failure',
        { type: 'diastolic', acuity: 'chronic' },
      ],
      [
        'I50.33',
        'Acute on chronic diastolic (congestive) heart failure',
        { type: 'diastolic', acuity: 'acute-on-chronic' },
      ],
      [
        'I50.40',
        'Unspecified combined systolic (congestive) and diastolic (congestive) heart failure',
        { type: 'combined' },
      ],
      [
        'I50.42',
        'Chronic combined systolic (congestive) and diastolic (congestive) heart failure',
        { type: 'combined', acuity: 'chronic' },
      ],
    ),
  },
  {
    ...plain(
      'hypertension',
      /\b(?:hypertension|HTN)\b/i,
      'I10',
      'Essential (primary) hypertension',
    ),
    combinesWith: ['heart-failure', 'chronic-kidney-disease'],
  },
  {
    id: 'atrial-fibrillation',
    named: /\b(?:atrial fibrillation|a-?fib)\b/i,
    axes: {
      type: [
        ['paroxysmal', /\bparoxysmal\b/i],
        ['long-standing', /\blong-?\s?standing persistent\b/i],
        ['persistent', /\bpersistent\b/i],
        ['permanent', /\bpermanent\b/i],
        ['chronic', /\bchronic\b/i],
      ],
    },
    codes: codes(
      ['I48.91', 'Unspecified atrial fibrillation'],
      ['I48.0', 'Paroxysmal atrial fibrillation', { type: 'paroxysmal' }],
      ['I48.11', 'Longstanding persistent atrial fibrillation', { type: 'long-standing' }],
      ['I48.19', 'Other persistent atrial fibrillation', { type: 'persistent' }],
      ['I48.21', 'Permanent atrial fibrillation', { type: 'permanent' }],
      ['I48.20', 'Chronic atrial fibrillation, unspecified', { type: 'chronic' }],
    ),
  },
  plain(
    'aortic-stenosis',
    /\baortic (?:valve )?stenosis\b/i,
    'I35.0',
    'Nonrheumatic aortic (valve) stenosis',
  ),
  plain(
    'peripheral-vascular-disease',
    /\bperipheral (?:vascular|arterial|artery) disease\b/i,
    'I73.9',
    'Peripheral vascular disease, unspecified',
  ),
  {
    id: 'deep-vein-thrombosis',
    named: /\b(?:deep vein thrombosis|DVT)\b/i,
    axes: { side: SIDES },
    codes: codes(
      [
        'I82.409',
        'Acute embolism and thrombosis of unspecified deep veins of unspecified lower extremity',
      ],
      [
        'I82.401',
        'Acute embolism and thrombosis of unspecified deep veins of right lower extremity',
        { side: 'right' },
      ],
      [
        'I82.402',
        'Acute embolism and thrombosis of unspecified deep veins of left lower extremity',
        { side: 'left' },
      ],
      [
        'I82.403',
        'Acute embolism and thrombosis of unspecified deep veins of lower extremity, bilateral',
        { side: 'both' },
      ],
    ),
  },
  {
    id: 'type-2-diabetes',
    named: /\b(?:type (?:2|ii|two) diabetes|diabetes(?: mellitus)?,? type (?:2|ii|two)|T2DM)\b/i,
    axes: {
      complication: [
        ['kidney', /\bdiabetic (?:chronic )?kidney disease\b/i],
        ['neuropathy', /\bdiabetic (?:peripheral )?neuropathy\b/i],
        ['hyperglycemia', /\bhyperglyc[a-z]+\b/i],
        ['none', /\bwithout complications?\b|\buncomplicated\b/i],
      ],
    },
    codes: codes(
      ['E11.9', 'Type 2 diabetes mellitus without complications'],
      [
        'E11.22',
        'Type 2 diabetes mellitus with diabetic chronic kidney disease',
        { complication: 'kidney' },
      ],
      [
        'E11.40',
        'Type 2 diabetes mellitus with diabetic neuropathy, unspecified',
        { complication: 'neuropathy' },
      ],
      ['E11.65', 'Type 2 diabetes mellitus with hyperglycemia', { complication: 'hyperglycemia' }],
    ),
    combinesWith: ['chronic-kidney-disease'],
  },
  {
    ...plain(
      'type-1-diabetes',
      /\b(?:type (?:1|i|one) diabetes|diabetes(?: mellitus)?,? type (?:1|i|one)|T1DM)\b/i,
      'E10.9',
      'Type 1 diabetes mellitus without complications',
    ),
    combinesWith: ['chronic-kidney-disease'],
  },
  plain('prediabetes', /\bpre-?diabetes\b/i, 'R73.03', 'Prediabetes'),
  {
    id: 'hyperlipidemia',
    named: /\b(?:hyperlipid[a]?emia|dyslipid[a]?emia|hypercholesterol[a]?emia|high cholesterol)\b/i,
    axes: {
      type: [
        ['mixed', /\bmixed\b/i],
        ['pure', /\bpure\b/i],
      ],
    },
    codes: codes(
      ['E78.5', 'Hyperlipidemia, unspecified'],
      ['E78.2', 'Mixed hyperlipidemia', { type: 'mixed' }],
      ['E78.00', 'Pure hypercholesterolemia, unspecified', { type: 'pure' }],
    ),
  },
  plain('hypothyroidism', /\bhypothyroid(?:ism)?\b/i, 'E03.9', 'Hypothyroidism, unspecified'),
  plain('gout', /\bgout\b/i, 'M10.9', 'Gout, unspecified'),
  plain(
    'vitamin-d-deficiency',
    /\bvitamin D deficiency\b/i,
    'E55.9',
    'Vitamin D deficiency, unspecified',
  ),
  {
    id: 'chronic-kidney-disease',
    named: /\b(?:chronic kidney disease|CKD|end[- ]stage renal disease|ESRD)\b/i,
    axes: {
      stage: [
        ['end', /\bend[- ]stage\b|\bESRD\b/i],
        ['3a', /\b(?:stage )?(?:3|iii)\s?a\b/i],
        ['3b', /\b(?:stage )?(?:3|iii)\s?b\b/i],
        ['1', /\bstage (?:1|i)\b/i],
        ['2', /\bstage (?:2|ii)\b/i],
        ['3', /\bstage (?:3|iii)\b/i],
        ['4', /\bstage (?:4|iv)\b/i],
        ['5', /\bstage (?:5|v)\b/i],
      ],
    },
    codes: codes(
      ['N18.9', 'Chronic kidney disease, unspecified'],
      ['N18.1', 'Chronic kidney disease, stage 1', { stage: '1' }],
      ['N18.2', 'Chronic kidney disease, stage 2 (mild)', { stage: '2' }],
      ['N18.30', 'Chronic kidney disease, stage 3 unspecified', { stage: '3' }],
      ['N18.31', 'Chronic kidney disease, stage 3a', { stage: '3a' }],
      ['N18.32', 'Chronic kidney disease, stage 3b', { stage: '3b' }],
      ['N18.4', 'Chronic kidney disease, stage 4 (severe)', { stage: '4' }],
      ['N18.5', 'Chronic kidney disease, stage 5', { stage: '5' }],
      ['N18.6', 'End stage renal disease', { stage: 'end' }],
    ),
  },
  plain(
    'iron-deficiency-anemia',
    /\biron[- ]deficiency an[a]?emia\b/i,
    'D50.9',
    'Iron deficiency anemia, unspecified',
  ),
  plain(
    'urinary-tract-infection',
    /\b(?:urinary tract infection|UTI)\b/i,
    'N39.0',
    'Urinary tract infection, site not specified',
  ),
]
