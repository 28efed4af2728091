import { stem } from './words.ts'

/** What kind of clinical thing a word names. */
export type ClinicalKind =
  | 'symptom'
  | 'drug'
  | 'allergy'
  | 'condition'
  | 'site'
  | 'finding'
  | 'test'
  | 'side'
  | 'degree'

// Words, not phrases, as clinicians and patients of adult primary care say them. A starting list: a
// drug lexicon and typed facts belong to the terminology room.
const WORDS: Readonly<Record<ClinicalKind, string>> = {
  symptom: `pain ache aching soreness sore hurt hurts cough coughing fever feverish chills nausea nauseous
    vomit vomiting vomited diarrhea constipation dizziness dizzy lightheaded lightheadedness headache headaches
    migraine fatigue fatigued tired weakness weak numbness numb tingling swelling swollen edema breath dyspnea wheeze
    wheezing palpitations palpitation syncope faint fainting fainted rash itch itching itchy bleeding bleed blood
    bruising cramp cramps cramping bloated bloating heartburn reflux congestion sneezing sputum phlegm hoarse
    insomnia snoring sleep anxious anxiety depressed depression sad suicidal appetite thirst thirsty urination
    urinate urinating incontinence dysuria burning discharge stiffness stiff spasm spasms tremor seizure seizures
    blurry vision hearing tinnitus ringing vertigo sweats sweating hives nosebleed clot clots clicking popping
    limp falls fell fall confusion memory orthopnea pee`,
  drug: `acetaminophen tylenol ibuprofen advil motrin naproxen aleve aspirin meloxicam celecoxib diclofenac
    tramadol oxycodone hydrocodone percocet norco morphine fentanyl gabapentin pregabalin lyrica cyclobenzaprine
    flexeril prednisone medrol dexamethasone hydrocortisone cortisone lisinopril enalapril ramipril benazepril
    losartan valsartan olmesartan amlodipine norvasc nifedipine diltiazem verapamil metoprolol atenolol carvedilol
    coreg bisoprolol propranolol hydrochlorothiazide chlorthalidone furosemide lasix torsemide bumetanide bumex
    spironolactone entresto digoxin amiodarone warfarin coumadin apixaban eliquis rivaroxaban xarelto clopidogrel
    plavix heparin enoxaparin atorvastatin lipitor simvastatin rosuvastatin crestor pravastatin ezetimibe metformin
    glipizide glimepiride sitagliptin januvia empagliflozin jardiance farxiga semaglutide ozempic trulicity insulin
    lantus humalog levothyroxine synthroid methimazole omeprazole prilosec pantoprazole protonix esomeprazole nexium
    famotidine pepcid ranitidine ondansetron zofran sertraline zoloft fluoxetine prozac escitalopram lexapro
    citalopram celexa duloxetine cymbalta venlafaxine effexor bupropion wellbutrin trazodone mirtazapine lithium
    lamotrigine lamictal levetiracetam keppra topiramate topamax quetiapine seroquel risperidone aripiprazole abilify
    olanzapine haloperidol alprazolam xanax lorazepam ativan clonazepam klonopin diazepam zolpidem ambien melatonin
    adderall methylphenidate albuterol ventolin fluticasone flonase symbicort advair montelukast singulair
    tiotropium spiriva ipratropium cetirizine zyrtec loratadine claritin benadryl diphenhydramine amoxicillin
    augmentin penicillin azithromycin doxycycline cephalexin keflex ceftriaxone ciprofloxacin levofloxacin bactrim
    sulfamethoxazole clindamycin metronidazole flagyl nitrofurantoin vancomycin acyclovir valacyclovir fluconazole
    allopurinol colchicine methotrexate hydroxychloroquine humira adalimumab tacrolimus imuran azathioprine
    mycophenolate finasteride tamsulosin flomax sildenafil viagra estradiol testosterone iron ferrous b12 folate
    vitamin potassium calcium magnesium miralax colace senna imodium nitroglycerin imitrex sumatriptan lidocaine
    statin steroid steroids antibiotic antibiotics inhaler medication medications medicine medicines pill pills
    tablet tablets supplement supplements dose`,
  allergy: `allergy allergies allergic anaphylaxis epipen intolerance`,
  condition: `diabetes diabetic hypertension hyperlipidemia cholesterol asthma copd emphysema pneumonia bronchitis
    sinusitis arthritis osteoarthritis rheumatoid gout lupus fibromyalgia osteoporosis fracture fractured sprain
    strain tear cancer carcinoma lymphoma leukemia melanoma tumor mass stroke tia epilepsy dementia parkinson
    migraine anemia thyroid hypothyroidism hyperthyroidism cirrhosis hepatitis gerd colitis crohn diverticulitis
    ulcer gastritis pancreatitis gallstones hernia appendicitis kidney ckd nephropathy stones uti infection sepsis
    cellulitis eczema psoriasis acne dermatitis cataract glaucoma neuropathy radiculopathy sciatica stenosis
    fibrillation arrhythmia angina infarction failure murmur cardiomyopathy regurgitation aneurysm dvt embolism
    obesity pregnant pregnancy menopause endometriosis apnea alcoholism addiction bipolar ptsd adhd schizophrenia
    covid influenza flu hiv transplant surgery hysterectomy appendectomy pacemaker bursitis tendinitis
    tendonitis carpal scoliosis concussion`,
  site: `head neck throat ear ears eye eyes nose sinus mouth tongue tooth chest heart lung lungs breast abdomen
    abdominal belly stomach liver bowel rectum pelvis pelvic groin back spine hip hips thigh knee knees leg
    legs calf ankle ankles foot feet toe toes shoulder shoulders arm arms elbow elbows wrist wrists hand hands
    finger fingers thumb skin joint joints muscle muscles lumbar cervical thoracic`,
  finding: `tender tenderness crackles rales rhonchi wheezes edema erythema effusion ecchymosis lymphadenopathy
    distention guarding rebound clear auscultation palpation rhythm regular irregular gallop pitting jugular
    bruit bruits reflexes strength sensation flexion extension rotation gait saturation temperature pulse
    oxygenation systolic diastolic afebrile masses bilateral bilaterally`,
  test: `xray x-ray mri ct ultrasound echocardiogram echo ekg ecg colonoscopy endoscopy mammogram biopsy labs lab
    bloodwork hemoglobin hematocrit a1c creatinine gfr egfr glucose sugar sugars lipid panel cbc cmp bmp urinalysis
    culture psa tsh ferritin sodium bnp troponin spirometry pulmonary scan stress dexa sed`,
  degree: `severe mild moderate acute chronic sudden gradual intermittent constant worsening improving
    improved resolved stable unstable sharp dull stabbing throbbing radiating persistent recurrent critical
    extensive profound slight significant`,
  side: 'left right bilateral bilaterally both unilateral upper lower medial lateral anterior posterior',
}

const kinds = new Map<string, Set<ClinicalKind>>()
for (const kind of Object.keys(WORDS) as ClinicalKind[]) {
  // keys of the literal above
  for (const word of WORDS[kind].split(/\s+/)) {
    const key = stem(word)
    kinds.set(key, (kinds.get(key) ?? new Set()).add(kind))
  }
}

/** The clinical kinds of a stem; empty for an ordinary word. */
export const clinicalKinds = (stemmed: string): ReadonlySet<ClinicalKind> =>
  kinds.get(stemmed) ?? NONE

export const isClinical = (stemmed: string): boolean => kinds.has(stemmed)

const NONE: ReadonlySet<ClinicalKind> = new Set()
