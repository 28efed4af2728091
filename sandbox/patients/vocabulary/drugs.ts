import { rxnorm } from '../codes/rxnorm.ts'
import type { snomed } from '../codes/snomed.ts'

/** How a dose is given: verb, countable thing, route as a label says it and as it is coded. */
export type Form = {
  readonly verb: string
  readonly one: string
  readonly many: string
  readonly by: string
  readonly route: keyof typeof snomed
}

export type Drug = {
  readonly label: string
  readonly form: Form
  /** Amount in one countable thing, e.g. 40 mg in one tablet; absent where doses are not counted. */
  readonly strength?: readonly [amount: number, unit: string]
  readonly rxnorm?: readonly [code: string, display: string]
}

const form = (
  verb: string,
  one: string,
  many: string,
  by: string,
  route: keyof typeof snomed,
): Form => ({ verb, one, many, by, route })

const tablet = form('Take', 'tablet', 'tablets', 'by mouth', 'oral')
const capsule = form('Take', 'capsule', 'capsules', 'by mouth', 'oral')
const liquid = form('Take', 'mL', 'mL', 'by mouth', 'oral')
const drops = form('Give', 'mL', 'mL', 'by mouth', 'oral')
const underTongue = form('Place', 'tablet', 'tablets', 'under the tongue', 'sublingual')
const inhaler = form('Inhale', 'puff', 'puffs', 'by mouth', 'inhaled')
const underSkin = form('Inject', 'unit', 'units', 'under the skin', 'subcutaneous')
const syringe = form('Inject', 'syringe', 'syringes', 'under the skin', 'subcutaneous')
const intoMuscle = form('Inject', 'dose', 'doses', 'into the muscle', 'intramuscular')
const infusion = form('Give', 'dose', 'doses', 'into a vein', 'intravenous')
const spray = form('Spray', 'spray', 'sprays', 'into one nostril', 'nasal')
const rectal = form('Give', 'syringe', 'syringes', 'rectally', 'rectal')
const patch = form('Apply', 'application', 'applications', 'to the skin', 'topical')

const drug = (
  form: Form,
  label: string,
  strength?: readonly [number, string],
  concept?: keyof typeof rxnorm,
): Drug => ({
  form,
  label,
  ...(strength && { strength }),
  ...(concept && { rxnorm: [rxnorm[concept][0], rxnorm[concept][1]] }),
})

const mg = (amount: number): readonly [number, string] => [amount, 'mg']

/** The formulary. A drug without an RxNorm concept carries the site's own formulary code only. */
export const drugs = {
  furosemide20: drug(tablet, 'furosemide 20 mg tablet', mg(20), 'furosemide20'),
  furosemide40: drug(tablet, 'furosemide 40 mg tablet', mg(40), 'furosemide40'),
  lisinopril5: drug(tablet, 'lisinopril 5 mg tablet', mg(5), 'lisinopril5'),
  lisinopril10: drug(tablet, 'lisinopril 10 mg tablet', mg(10), 'lisinopril10'),
  lisinopril20: drug(tablet, 'lisinopril 20 mg tablet', mg(20), 'lisinopril20'),
  losartan50: drug(tablet, 'losartan 50 mg tablet', mg(50), 'losartan50'),
  metoprolol25: drug(
    tablet,
    'metoprolol succinate ER 25 mg tablet',
    mg(25),
    'metoprololSuccinate25',
  ),
  metoprolol50: drug(
    tablet,
    'metoprolol succinate ER 50 mg tablet',
    mg(50),
    'metoprololSuccinate50',
  ),
  carvedilol: drug(tablet, 'carvedilol 12.5 mg tablet', mg(12.5), 'carvedilol125'),
  amlodipine5: drug(tablet, 'amlodipine 5 mg tablet', mg(5), 'amlodipine5'),
  amlodipine10: drug(tablet, 'amlodipine 10 mg tablet', mg(10), 'amlodipine10'),
  spironolactone: drug(tablet, 'spironolactone 25 mg tablet', mg(25), 'spironolactone25'),
  empagliflozin: drug(tablet, 'empagliflozin 10 mg tablet', mg(10), 'empagliflozin10'),
  metformin: drug(tablet, 'metformin 500 mg tablet', mg(500), 'metformin500'),
  atorvastatin20: drug(tablet, 'atorvastatin 20 mg tablet', mg(20), 'atorvastatin20'),
  atorvastatin40: drug(tablet, 'atorvastatin 40 mg tablet', mg(40), 'atorvastatin40'),
  rosuvastatin: drug(tablet, 'rosuvastatin 5 mg tablet', mg(5), 'rosuvastatin5'),
  aspirin: drug(tablet, 'aspirin 81 mg delayed-release tablet', mg(81), 'aspirin81'),
  clopidogrel: drug(tablet, 'clopidogrel 75 mg tablet', mg(75), 'clopidogrel75'),
  warfarin2: drug(tablet, 'warfarin 2 mg tablet', mg(2), 'warfarin2'),
  warfarin5: drug(tablet, 'warfarin 5 mg tablet', mg(5), 'warfarin5'),
  apixaban: drug(tablet, 'apixaban 5 mg tablet', mg(5), 'apixaban5'),
  enoxaparin: drug(syringe, 'enoxaparin 40 mg/0.4 mL syringe', mg(40), 'enoxaparin40'),
  levothyroxine: drug(tablet, 'levothyroxine 75 mcg tablet', [75, 'ug'], 'levothyroxine75'),
  allopurinol: drug(tablet, 'allopurinol 100 mg tablet', mg(100), 'allopurinol100'),
  omeprazole: drug(capsule, 'omeprazole 20 mg delayed-release capsule', mg(20), 'omeprazole20'),
  donepezil: drug(tablet, 'donepezil 5 mg tablet', mg(5), 'donepezil5'),
  memantine: drug(tablet, 'memantine 10 mg tablet', mg(10), 'memantine10'),
  sertraline: drug(tablet, 'sertraline 50 mg tablet', mg(50), 'sertraline50'),
  trazodone: drug(tablet, 'trazodone 50 mg tablet', mg(50), 'trazodone50'),
  zolpidem: drug(tablet, 'zolpidem 5 mg tablet', mg(5), 'zolpidem5'),
  lorazepam: drug(tablet, 'lorazepam 0.5 mg tablet', mg(0.5), 'lorazepam05'),
  gabapentin: drug(capsule, 'gabapentin 100 mg capsule', mg(100), 'gabapentin100'),
  acetaminophen: drug(tablet, 'acetaminophen 500 mg tablet', mg(500), 'acetaminophen500'),
  acetaminophenLiquid: drug(drops, 'acetaminophen 160 mg/5 mL oral suspension', mg(32)),
  ibuprofen: drug(tablet, 'ibuprofen 200 mg tablet', mg(200), 'ibuprofen200'),
  oxycodone: drug(tablet, 'oxycodone 5 mg tablet', mg(5), 'oxycodone5'),
  morphine: drug(liquid, 'morphine 10 mg/5 mL oral solution', mg(2), 'morphineSolution'),
  senna: drug(tablet, 'sennosides 8.6 mg tablet', mg(8.6), 'sennosides'),
  docusate: drug(capsule, 'docusate 100 mg capsule', mg(100), 'docusate100'),
  ferrousSulfate: drug(tablet, 'ferrous sulfate 325 mg tablet', mg(325), 'ferrousSulfate325'),
  prednisone20: drug(tablet, 'prednisone 20 mg tablet', mg(20), 'prednisone20'),
  albuterol: drug(inhaler, 'albuterol HFA 90 mcg inhaler', undefined, 'albuterol'),
  fluticasone: drug(inhaler, 'fluticasone HFA 44 mcg inhaler', undefined, 'fluticasone44'),
  fluticasoneSalmeterol: drug(
    form('Inhale', 'inhalation', 'inhalations', 'by mouth', 'inhaled'),
    'fluticasone-salmeterol 250-50 mcg diskus',
    undefined,
    'fluticasoneSalmeterol',
  ),
  tiotropium: drug(
    form('Inhale contents of', 'capsule', 'capsules', 'by mouth', 'inhaled'),
    'tiotropium 18 mcg inhalation capsule',
    [18, 'ug'],
    'tiotropium',
  ),
  varenicline: drug(tablet, 'varenicline 1 mg tablet', mg(1), 'varenicline1'),
  azithromycin: drug(tablet, 'azithromycin 250 mg tablet', mg(250), 'azithromycin250'),
  amoxicillin: drug(
    liquid,
    'amoxicillin 400 mg/5 mL oral suspension',
    mg(80),
    'amoxicillinSuspension',
  ),
  nitrofurantoin: drug(capsule, 'nitrofurantoin 100 mg capsule', mg(100), 'nitrofurantoin'),
  cefazolin: drug(infusion, 'cefazolin 2 g IV', mg(2000), 'cefazolin2g'),
  cefepime: drug(infusion, 'cefepime 2 g IV', mg(2000), 'cefepime2g'),
  insulinGlargine: drug(
    underSkin,
    'insulin glargine 100 units/mL pen',
    [1, '[iU]'],
    'insulinGlargine',
  ),
  insulinLispro: drug(underSkin, 'insulin lispro 100 units/mL pen', [1, '[iU]'], 'insulinLispro'),
  glucagon: drug(spray, 'glucagon 3 mg nasal powder', mg(3)),
  lithium: drug(capsule, 'lithium carbonate 300 mg capsule', mg(300), 'lithium300'),
  quetiapine: drug(tablet, 'quetiapine 100 mg tablet', mg(100), 'quetiapine100'),
  divalproex: drug(tablet, 'divalproex 500 mg delayed-release tablet', mg(500), 'divalproex500'),
  levetiracetam: drug(tablet, 'levetiracetam 500 mg tablet', mg(500), 'levetiracetam500'),
  diazepamRectal: drug(rectal, 'diazepam 20 mg rectal gel', mg(20), 'diazepamRectal'),
  doxorubicin: drug(infusion, 'doxorubicin IV', undefined, 'doxorubicin'),
  cyclophosphamide: drug(infusion, 'cyclophosphamide IV', undefined, 'cyclophosphamide'),
  pegfilgrastim: drug(syringe, 'pegfilgrastim 6 mg/0.6 mL syringe', mg(6)),
  ondansetron: drug(tablet, 'ondansetron 4 mg tablet', mg(4), 'ondansetron4'),
  dexamethasone: drug(tablet, 'dexamethasone 4 mg tablet', mg(4), 'dexamethasone4'),
  olanzapine: drug(tablet, 'olanzapine 5 mg tablet', mg(5), 'olanzapine5'),
  cetirizine: drug(tablet, 'cetirizine 10 mg tablet', mg(10), 'cetirizine10'),
  cetirizineLiquid: drug(liquid, 'cetirizine 1 mg/mL oral solution', mg(1)),
  epinephrine15: drug(intoMuscle, 'epinephrine 0.15 mg auto-injector', mg(0.15)),
  epinephrine30: drug(intoMuscle, 'epinephrine 0.3 mg auto-injector', mg(0.3)),
  sevelamer: drug(tablet, 'sevelamer carbonate 800 mg tablet', mg(800), 'sevelamer800'),
  calcitriol: drug(capsule, 'calcitriol 0.25 mcg capsule', [0.25, 'ug']),
  epoetin: drug(infusion, 'epoetin alfa IV at dialysis', undefined),
  bictegravir: drug(
    tablet,
    'bictegravir-emtricitabine-tenofovir alafenamide 50-200-25 mg tablet',
    undefined,
    'bictegravir',
  ),
  sofosbuvirVelpatasvir: drug(tablet, 'sofosbuvir-velpatasvir 400-100 mg tablet'),
  buprenorphineNaloxone: drug(
    underTongue,
    'buprenorphine-naloxone 8-2 mg sublingual tablet',
    undefined,
    'buprenorphineNaloxone',
  ),
  naloxone: drug(spray, 'naloxone 4 mg nasal spray', mg(4)),
  alendronate: drug(tablet, 'alendronate 70 mg tablet', mg(70), 'alendronate'),
  vitaminD: drug(tablet, 'cholecalciferol 1,000 units tablet', [1000, '[iU]'], 'cholecalciferol'),
  vitaminDDrops: drug(
    drops,
    'cholecalciferol 400 units/mL drops',
    [400, '[iU]'],
    'cholecalciferol',
  ),
  prenatalVitamin: drug(tablet, 'prenatal multivitamin tablet'),
  rhImmuneGlobulin: drug(intoMuscle, 'Rho(D) immune globulin 300 mcg syringe', [300, 'ug']),
  hydrocortisone: drug(patch, 'hydrocortisone 1 % ointment'),
} as const satisfies Record<string, Drug>

export type DrugKey = keyof typeof drugs
