import type { loinc } from '../codes/loinc.ts'
import {
  atLeast,
  bySex,
  type ObservationDefinition,
  type RangeBySex,
  type ReferenceRange,
  under,
  within,
} from './observation-definition.ts'

type Critical = readonly [number | undefined, number | undefined]
type Specimen = NonNullable<ObservationDefinition['specimen']>

const measuredIn =
  (specimen: Specimen) =>
  (
    label: string,
    unit: string,
    decimals: number,
    range?: ReferenceRange | RangeBySex,
    critical?: Critical,
  ): ObservationDefinition => ({
    label,
    category: 'laboratory',
    unit,
    decimals,
    specimen,
    ...(range && { range }),
    ...(critical && { critical }),
  })

const serum = measuredIn('Serum')
const plasma = measuredIn('Plasma')
const blood = measuredIn('Whole blood')
const urine = measuredIn('Urine')

/** A test that answers in words, and the answer nobody needs to look at. */
const answered = (
  label: string,
  expected: string | undefined,
  specimen: Specimen,
): ObservationDefinition => ({
  label,
  category: 'laboratory',
  specimen,
  ...(expected && { expected }),
})

/** The site's laboratory, adult ranges. Where sex matters the range says so. */
export const laboratory = {
  sodium: serum('Sodium', 'mmol/L', 0, within(135, 145), [120, 160]),
  potassium: serum('Potassium', 'mmol/L', 1, within(3.5, 5.1), [2.8, 6.2]),
  chloride: serum('Chloride', 'mmol/L', 0, within(98, 107)),
  bicarbonate: serum('Bicarbonate', 'mmol/L', 0, within(22, 29), [10, 40]),
  urea: serum('Urea nitrogen', 'mg/dL', 0, within(7, 20)),
  creatinine: serum('Creatinine', 'mg/dL', 2, bySex(within(0.5, 1.1), within(0.7, 1.3))),
  egfr: serum('eGFR', 'mL/min/{1.73_m2}', 0, atLeast(60)),
  glucose: serum('Glucose', 'mg/dL', 0, within(70, 99), [45, 450]),
  glucoseMolar: serum('Glucose', 'mmol/L', 1, within(3.9, 5.5), [2.5, 25]),
  glucoseScreen: serum('Glucose, 1 h after 50 g', 'mg/dL', 0, under(140)),
  glucoseMeter: blood('Glucose, fingerstick', 'mg/dL', 0, within(70, 140), [50, 450]),
  calcium: serum('Calcium', 'mg/dL', 1, within(8.6, 10.2), [6.5, 13]),
  magnesium: serum('Magnesium', 'mg/dL', 1, within(1.7, 2.3), [1, 4.7]),
  phosphate: serum('Phosphate', 'mg/dL', 1, within(2.5, 4.5), [1, 9]),
  alt: serum('ALT', 'U/L', 0, bySex(within(7, 33), within(7, 41))),
  ast: serum('AST', 'U/L', 0, bySex(within(9, 32), within(9, 40))),
  alkalinePhosphatase: serum('Alkaline phosphatase', 'U/L', 0, within(40, 129)),
  bilirubin: serum('Bilirubin, total', 'mg/dL', 1, within(0.2, 1.2), [undefined, 15]),
  albumin: serum('Albumin', 'g/dL', 1, within(3.5, 5.2)),
  protein: serum('Protein, total', 'g/dL', 1, within(6.4, 8.3)),
  ammonia: plasma('Ammonia', 'umol/L', 0, within(11, 51)),
  lactate: plasma('Lactate', 'mmol/L', 1, within(0.5, 2.2), [undefined, 4]),
  crp: serum('C-reactive protein', 'mg/L', 1, under(5)),
  procalcitonin: serum('Procalcitonin', 'ng/mL', 2, under(0.1)),
  ntProBnp: plasma('NT-proBNP', 'pg/mL', 0, under(300)),
  troponinT: plasma('Troponin T, high sensitivity', 'ng/L', 0, under(19), [undefined, 53]),
  hba1c: blood('HbA1c', '%', 1, under(5.7)),
  hba1cIfcc: blood('HbA1c (IFCC)', 'mmol/mol', 0, under(39)),
  cholesterol: serum('Cholesterol, total', 'mg/dL', 0, under(200)),
  triglycerides: serum('Triglycerides', 'mg/dL', 0, under(150)),
  hdl: serum('HDL cholesterol', 'mg/dL', 0, bySex(atLeast(50), atLeast(40))),
  ldl: serum('LDL cholesterol, calculated', 'mg/dL', 0, under(100)),
  nonHdl: serum('Non-HDL cholesterol', 'mg/dL', 0, under(130)),
  tsh: serum('TSH', 'm[IU]/L', 2, within(0.4, 4.5)),
  freeT4: serum('Free T4', 'ng/dL', 2, within(0.8, 1.8)),
  pth: plasma('Parathyroid hormone, intact', 'pg/mL', 0, within(15, 65)),
  vitaminD: serum('25-hydroxyvitamin D', 'ng/mL', 0, within(30, 100)),
  vitaminB12: serum('Vitamin B12', 'pg/mL', 0, within(232, 1245)),
  ferritin: serum('Ferritin', 'ng/mL', 0, bySex(within(15, 150), within(30, 400))),
  iron: serum('Iron', 'ug/dL', 0, within(50, 170)),
  ironCapacity: serum('Iron binding capacity', 'ug/dL', 0, within(250, 450)),
  ironSaturation: serum('Iron saturation', '%', 0, within(15, 50)),
  lithium: serum('Lithium', 'mmol/L', 2, within(0.6, 1.2), [undefined, 1.5]),
  valproate: serum('Valproate, total', 'ug/mL', 0, within(50, 100), [undefined, 150]),
  lead: blood('Lead, venous', 'ug/dL', 1, under(3.5), [undefined, 45]),
  arterialPh: blood('pH, arterial', '[pH]', 2, within(7.35, 7.45), [7.2, 7.6]),
  arterialCo2: blood('pCO2, arterial', 'mm[Hg]', 0, within(35, 45), [20, 70]),
  arterialOxygen: blood('pO2, arterial', 'mm[Hg]', 0, within(80, 100), [45, undefined]),
  arterialBicarbonate: blood('Bicarbonate, arterial', 'mmol/L', 0, within(22, 26)),
  wbc: blood('White blood cells', '10*3/uL', 1, within(4, 11), [1, 50]),
  rbc: blood('Red blood cells', '10*6/uL', 2, bySex(within(3.8, 5.2), within(4.3, 5.8))),
  hemoglobin: blood('Hemoglobin', 'g/dL', 1, bySex(within(12, 15.5), within(13.5, 17.5)), [7, 20]),
  hematocrit: blood('Hematocrit', '%', 1, bySex(within(36, 46), within(40, 52))),
  mcv: blood('MCV', 'fL', 0, within(80, 100)),
  mch: blood('MCH', 'pg', 1, within(27, 33)),
  mchc: blood('MCHC', 'g/dL', 1, within(32, 36)),
  rdw: blood('RDW', '%', 1, within(11.5, 14.5)),
  platelets: blood('Platelets', '10*3/uL', 0, within(150, 400), [20, 1000]),
  neutrophils: blood('Neutrophils, absolute', '10*3/uL', 1, within(1.8, 7.7), [0.5, undefined]),
  lymphocytes: blood('Lymphocytes, absolute', '10*3/uL', 1, within(1, 4.8)),
  eosinophils: blood('Eosinophils, absolute', '10*3/uL', 1, within(0, 0.5)),
  inr: plasma('INR', '{INR}', 1, within(0.9, 1.1), [undefined, 5]),
  cd4: blood('CD4 count', '/uL', 0, within(500, 1500)),
  cd4Percent: blood('CD4 percent', '%', 0, within(30, 60)),
  aboGroup: answered('ABO group', undefined, 'Whole blood'),
  rhType: answered('Rh type', undefined, 'Whole blood'),
  antibodyScreen: answered('Antibody screen', 'Negative', 'Plasma'),
  hivScreen: answered('HIV antigen/antibody screen', 'Non-reactive', 'Serum'),
  hivRna: plasma('HIV RNA, viral load', '{copies}/mL', 0, under(20)),
  hcvAntibody: answered('Hepatitis C antibody', 'Non-reactive', 'Serum'),
  hcvRna: plasma('Hepatitis C RNA, viral load', '[IU]/mL', 0, under(15)),
  hcvGenotype: answered('Hepatitis C genotype', undefined, 'Plasma'),
  hbvSurfaceAntigen: answered('Hepatitis B surface antigen', 'Non-reactive', 'Serum'),
  hbvSurfaceAntibody: serum('Hepatitis B surface antibody', 'm[IU]/mL', 0, atLeast(10)),
  rpr: answered('Syphilis screen (RPR)', 'Non-reactive', 'Serum'),
  rubella: answered('Rubella IgG', 'Immune', 'Serum'),
  bloodCulture: answered('Blood culture', 'No growth', 'Whole blood'),
  urineCulture: answered('Urine culture', 'No growth', 'Urine'),
  urineAlbumin: urine('Albumin, urine', 'mg/dL', 1),
  urineCreatinine: urine('Creatinine, urine', 'mg/dL', 0),
  urineAlbuminRatio: urine('Albumin/creatinine ratio, urine', 'mg/g{creat}', 0, under(30)),
  urineProtein: answered('Protein, urine dipstick', 'Negative', 'Urine'),
  urineNitrite: answered('Nitrite, urine dipstick', 'Negative', 'Urine'),
  urineLeukocytes: answered('Leukocyte esterase, urine dipstick', 'Negative', 'Urine'),
} as const satisfies Partial<Record<keyof typeof loinc, ObservationDefinition>>

/** Panels are reported together: the laboratory's DiagnosticReport lists those of its members it has. */
export const panels = {
  basicMetabolicPanel: {
    label: 'Basic metabolic panel',
    members: [
      'sodium',
      'potassium',
      'chloride',
      'bicarbonate',
      'urea',
      'creatinine',
      'egfr',
      'glucose',
      'calcium',
    ],
  },
  bloodCount: {
    label: 'Complete blood count',
    members: [
      'wbc',
      'rbc',
      'hemoglobin',
      'hematocrit',
      'mcv',
      'mch',
      'mchc',
      'rdw',
      'platelets',
      'neutrophils',
      'lymphocytes',
      'eosinophils',
    ],
  },
  lipidPanel: {
    label: 'Lipid panel',
    members: ['cholesterol', 'triglycerides', 'hdl', 'ldl', 'nonHdl'],
  },
  renalPanel: {
    label: 'Renal function panel',
    members: [
      'sodium',
      'potassium',
      'bicarbonate',
      'urea',
      'creatinine',
      'calcium',
      'phosphate',
      'albumin',
    ],
  },
} as const
