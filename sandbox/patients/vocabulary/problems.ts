import { icd10cm } from '../codes/icd-10-cm.ts'
import { snomed } from '../codes/snomed.ts'

export type Problem = {
  readonly text: string
  readonly snomed?: readonly [code: string, display: string]
  readonly icd10?: readonly [code: string, display: string]
}

const problem = (
  text: string,
  concept: keyof typeof snomed | undefined,
  icd?: keyof typeof icd10cm,
): Problem => ({
  text,
  ...(concept && { snomed: [snomed[concept][0], snomed[concept][1]] }),
  ...(icd && { icd10: [icd, icd10cm[icd][0]] }),
})

/** Diagnoses as this EHR's problem list words them, with the codes its list carries. */
export const problems = {
  hfref: problem('Heart failure with reduced ejection fraction', 'hfref', 'I50.22'),
  hfpef: problem('Heart failure with preserved ejection fraction', 'hfpef', 'I50.32'),
  ckd3a: problem('Chronic kidney disease, stage 3a', 'ckd3a', 'N18.31'),
  ckd3b: problem('Chronic kidney disease, stage 3b', 'ckd3b', 'N18.32'),
  esrd: problem('End-stage renal disease', 'esrd', 'N18.6'),
  dialysisDependence: problem('Dependence on renal dialysis', undefined, 'Z99.2'),
  renalAnemia: problem('Anemia in chronic kidney disease', undefined, 'D63.1'),
  renalHyperparathyroidism: problem(
    'Secondary hyperparathyroidism, renal',
    'secondaryHyperparathyroidism',
    'N25.81',
  ),
  type2Diabetes: problem('Type 2 diabetes mellitus', 'type2Diabetes', 'E11.9'),
  type2DiabetesKidney: problem(
    'Type 2 diabetes mellitus with diabetic chronic kidney disease',
    'type2Diabetes',
    'E11.22',
  ),
  type1Diabetes: problem('Type 1 diabetes mellitus', 'type1Diabetes', 'E10.9'),
  ketoacidosis: problem('Diabetic ketoacidosis', 'ketoacidosis', 'E10.10'),
  prediabetes: problem('Prediabetes', 'prediabetes', 'R73.03'),
  hypertension: problem('Hypertension', 'hypertension', 'I10'),
  hyperlipidemia: problem('Hyperlipidemia', 'hyperlipidemia', 'E78.5'),
  coronaryDisease: problem('Coronary artery disease', 'coronaryDisease', 'I25.10'),
  atrialFibrillation: problem('Permanent atrial fibrillation', 'atrialFibrillation', 'I48.21'),
  anticoagulation: problem('Long-term use of anticoagulant', undefined, 'Z79.01'),
  deepVeinThrombosis: problem('Deep vein thrombosis, left leg', 'deepVeinThrombosis', 'I82.402'),
  kneeOsteoarthritis: problem('Osteoarthritis, right knee', 'kneeOsteoarthritis', 'M17.11'),
  hipOsteoarthritis: problem('Osteoarthritis, left hip', 'hipOsteoarthritis', 'M16.12'),
  artificialHip: problem('Presence of left artificial hip', undefined, 'Z96.642'),
  osteoporosis: problem('Osteoporosis', 'osteoporosis', 'M81.0'),
  gout: problem('Gout', 'gout', 'M10.9'),
  asthma: problem('Asthma', 'asthma', 'J45.909'),
  mildAsthma: problem('Mild persistent asthma', 'mildPersistentAsthma', 'J45.30'),
  eczema: problem('Atopic dermatitis', 'atopicDermatitis', 'L20.9'),
  otitisMedia: problem('Acute otitis media, right ear', 'otitisMedia', 'H66.91'),
  seasonalRhinitis: problem('Seasonal allergic rhinitis', 'seasonalRhinitis', 'J30.2'),
  urticaria: problem('Chronic urticaria', 'chronicUrticaria', 'L50.8'),
  migraine: problem('Migraine', 'migraine', 'G43.909'),
  neonatalJaundice: problem('Neonatal jaundice', 'neonatalJaundice', 'P59.9'),
  bronchiolitis: problem('Acute bronchiolitis', undefined, 'J21.9'),
  pregnancy: problem('Pregnancy, third trimester', 'pregnancy', 'Z34.83'),
  anemiaOfPregnancy: problem(
    'Iron deficiency anemia in pregnancy',
    'ironDeficiencyAnemia',
    'O99.013',
  ),
  nauseaOfPregnancy: problem('Nausea and vomiting of pregnancy', 'nauseaOfPregnancy', 'O21.0'),
  rhNegative: problem('Rh negative blood type', 'rhNegative', 'Z67.91'),
  ironDeficiency: problem('Iron deficiency anemia', 'ironDeficiencyAnemia', 'D50.9'),
  alzheimers: problem("Alzheimer's disease, late onset", 'alzheimers', 'G30.1'),
  hypothyroidism: problem('Hypothyroidism', 'hypothyroidism', 'E03.9'),
  depression: problem('Depression', 'depression', 'F32.A'),
  reflux: problem('Gastroesophageal reflux disease', 'reflux', 'K21.9'),
  macularDegeneration: problem('Age-related macular degeneration', 'macularDegeneration', 'H35.30'),
  falls: problem('Recurrent falls', 'recurrentFalls', 'R29.6'),
  constipation: problem('Constipation', 'constipation', 'K59.00'),
  breastCancer: problem('Invasive ductal carcinoma, left breast', 'ductalCarcinoma', 'C50.412'),
  febrileNeutropenia: problem('Febrile neutropenia', 'febrileNeutropenia', 'D70.1'),
  port: problem('Implanted port, right chest', undefined, 'Z45.2'),
  bloodLossAnemia: problem('Acute blood loss anemia, postoperative', 'bloodLossAnemia', 'D62'),
  bipolar: problem('Bipolar I disorder', 'bipolar1', 'F31.9'),
  anxiety: problem('Generalized anxiety disorder', 'anxiety', 'F41.1'),
  pancreaticCancer: problem('Pancreatic adenocarcinoma, metastatic', 'pancreaticCancer', 'C25.9'),
  copd: problem('COPD', 'copd', 'J44.9'),
  tobacco: problem('Nicotine dependence, cigarettes', 'tobaccoDependence', 'F17.210'),
  sleepApnea: problem('Obstructive sleep apnea', 'sleepApnea', 'G47.33'),
  pneumonia: problem('Pneumonia', 'pneumonia', 'J18.9'),
  lungNodule: problem('Solitary pulmonary nodule, right upper lobe', 'lungNodule', 'R91.1'),
  hiv: problem('HIV infection', 'hiv', 'B20'),
  hepatitisC: problem('Chronic hepatitis C', 'chronicHepatitisC', 'B18.2'),
  opioidRemission: problem(
    'Opioid use disorder, in sustained remission',
    'opioidDependenceRemission',
    'F11.21',
  ),
  epilepsy: problem('Epilepsy', 'epilepsy', 'G40.909'),
  intellectualDisability: problem(
    'Intellectual disability, moderate',
    'intellectualDisability',
    'F71',
  ),
  obesity: problem('Obesity', 'obesity', 'E66.9'),
  vitaminDDeficiency: problem('Vitamin D deficiency', 'vitaminDDeficiency', 'E55.9'),
  upperRespiratoryInfection: problem(
    'Upper respiratory infection',
    'upperRespiratoryInfection',
    'J06.9',
  ),
  urinaryInfection: problem('Urinary tract infection', 'urinaryInfection', 'N39.0'),
  colonPolyp: problem('Colon polyp', 'polyp', 'K63.5'),
} as const satisfies Record<string, Problem>

export type ProblemKey = keyof typeof problems
