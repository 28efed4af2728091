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
  | 'care'

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
    limp falls fell fall confusion memory orthopnea pee
    pillow pillows propped indigestion belching gas malaise lethargy lethargic exhausted drowsy irritable
    restless restlessness mood panic hallucinations tearful stress stressed stressful trauma injury injured
    twisted pulled dropped lump bump lumps bumps sore sores wound wounds cut cuts drainage pus odor flushing
    redness red hot swallow swallowing choking hiccups nocturia urgency frequency urine stool stools
    bowel movements period periods cycle menstrual spotting gain loss congested runny drip snore gasping
    flutter flutters fluttering racing races pounding skips skipping tightness pressure heaviness locking giving instability unstable buckling balance gait walking numbness
    shooting radiates radiating sensitivity floaters double drooping slurred speech forgetful fluctuating flare
    flares symptom symptoms puffy bloody moody energy nightmares inflammation inflamed infected injuries`,
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
    sulfamethoxazole sulfa clindamycin metronidazole flagyl nitrofurantoin vancomycin acyclovir valacyclovir fluconazole
    allopurinol colchicine methotrexate hydroxychloroquine humira adalimumab tacrolimus imuran azathioprine
    mycophenolate finasteride tamsulosin flomax sildenafil viagra estradiol testosterone iron ferrous b12 folate
    vitamin potassium calcium magnesium miralax colace senna imodium nitroglycerin imitrex sumatriptan lidocaine
    statin steroid steroids antibiotic antibiotics inhaler medication medications medicine medicines pill pills
    tablet tablets supplement supplements dose
    lortab vicodin ultram mobic voltaren toradol robaxin baclofen tizanidine zanaflex cozaar diovan benicar cardura
    doxazosin bystrol hydralazine clonidine zestril prinivil altace norvask demadex aldactone inspra zetia
    zocor pravachol tricor fenofibrate niacin gemfibrozil glyburide pioglitazone actos invokana victoza liraglutide
    tirzepatide mounjaro wegovy novolog levemir tresiba armour cytomel propylthiouracil carafate sucralfate
    reglan metoclopramide compazine phenergan promethazine bentyl dicyclomine colestid lomotil paxil
    paroxetine pristiq effexor remeron buspirone buspar hydroxyzine vistaril lunesta depakote tegretol
    carbamazepine dilantin phenytoin neurontin requip ropinirole sinemet aricept donepezil namenda latuda zyprexa
    ritalin concerta vyvanse strattera dulera breo anoro trelegy pulmicort budesonide qvar atrovent combivent
    allegra fexofenadine nasonex mucinex robitussin tessalon sudafed pseudoephedrine dayquil nyquil z-pak zithromax
    cefdinir cipro levaquin macrobid zosyn diflucan terbinafine valtrex tamiflu zovirax plaquenil enbrel remicade
    cyclosporine prograf cellcept premarin provera clomid letrozole tamoxifen camila contraceptive contraceptives
    nuvaring depo celestone kenalog triamcinolone bupivacaine marcaine dexamethasone methylprednisolone
    proscar cialis viagra ditropan oxybutynin myrbetriq probenecid uloric fosamax alendronate prolia boniva biotin
    turmeric glucosamine probiotic probiotics creatine multivitamin fiber metamucil dulcolax glycolax laxative
    laxatives ointment cream drops patch nicotine thinner thinners anticoagulant anticoagulants
    immunosuppressive immunosuppressant antihistamine antihistamines nsaid nsaids opioid opioids narcotics
    relaxant relaxants beta-blocker diuretic diuretics insulin epinephrine thc cbd hormone hormones`,
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
    tendonitis carpal scoliosis concussion
    tendinopathy tenosynovitis meniscus meniscal rupture dislocation contusion deformity displacement avulsion
    arthropathy spondylosis spondylolisthesis herniation herniated bulging degenerative disc ligament ligaments
    tendon tendons epicondylitis fasciitis bunion neuroma capsulitis impingement rotator cuff radicular
    ischemia ischemic coronary atherosclerosis valve mitral aortic tricuspid tachycardia bradycardia pericarditis
    myocarditis hypotension claudication varicose thrombosis pulmonary fibrosis opacities nodule nodules
    pneumothorax effusion tuberculosis esophagitis gastritis gastroparesis hemorrhoids polyp polyps
    diverticulosis ibs ileus obstruction jaundice fatty hepatic renal nephritis hydronephrosis prostate prostatitis
    bph cystitis pyelonephritis fibroids ovarian ovary endometrial cervix uterine polycystic hypogonadism
    hyperglycemia hypoglycemia prediabetes cushing adrenal aldosteronism goiter metabolic hyponatremia
    hyperkalemia acromegaly lesion lesions mole moles cyst cysts abscess ulcerated ulceration keratosis basal squamous
    metastatic metastasis carcinoid sarcoma benign malignant malignancy adenoma lymph node nodes rosacea shingles
    herpes wart warts fungal yeast onychomycosis hyperpigmentation alopecia scar scars burn burns vitiligo
    chorea huntington sclerosis neuralgia palsy encephalopathy delirium meningitis parkinsonism autism anemia
    leukopenia thrombocytopenia sickle lyme mono mononucleosis strep tonsillitis otitis conjunctivitis macular
    retinopathy preeclampsia miscarriage gestational infertility immunocompromised autoimmune transplantation
    bypass grafting stent stents cholecystectomy tonsillectomy mastectomy lumpectomy mammoplasty augmentation
    arthroscopy fusion cesarean vasectomy amputation exacerbation exacerbations recurrence syndrome deficiency disease
    disorder diagnosis insufficiency hypertensive hematoma bone spur comorbidities rosc hypoxia coma`,
  site: `head neck throat ear ears eye eyes nose sinus mouth tongue tooth chest heart lung lungs breast abdomen
    abdominal belly stomach liver bowel rectum pelvis pelvic groin back spine hip hips thigh knee knees leg
    legs calf ankle ankles foot feet toe toes shoulder shoulders arm arms elbow elbows wrist wrists hand hands
    finger fingers thumb skin joint joints muscle muscles lumbar cervical thoracic
    quadrant flank rib ribs sternum clavicle scapula humerus radius radial ulnar tibia tibial fibula femur patella
    patellar metatarsal metacarpal metatarsals tarsal heel arch achilles shin forearm bicep biceps tricep triceps
    hamstring quad quadriceps trapezius paraspinal paraspinous sacroiliac sciatic sternoclavicular acromioclavicular
    tuberosity epicondyle malleolus fifth index palm palmar volar dorsal plantar nail nails scalp skull
    face facial cheek jaw lip lips gum gums nasal nostril tonsil tonsils pharynx larynx esophagus duodenum colon
    sigmoid rectal anus bladder ureter urethra uterus vaginal vault labia testicle testicles penis scrotum breasts
    nipple axilla axillary inguinal carotid artery arteries vein veins nerve nerves cranial brain spinal facet
    vertebra vertebrae sacrum coccyx tail pupil pupils lid eyelid retina cornea eardrum canal extremity extremities
    bases lobe lobes trachea diaphragm spleen pancreas gallbladder buttock buttocks hair soft`,
  finding: `tender tenderness crackles rales rhonchi wheezes edema erythema effusion ecchymosis lymphadenopathy
    distention guarding rebound clear auscultation palpation rhythm regular irregular gallop pitting jugular
    bruit bruits reflexes strength sensation flexion extension rotation gait saturation temperature pulse
    oxygenation systolic diastolic afebrile masses bilateral bilaterally
    nontender nondistended distended rales gallops rubs clicks ectopic beats murmurs erythematous purulent granulation
    scaly plaque plaques papule papules macule vesicles bruise ecchymotic laxity crepitus drawer lachman mcmurray
    homans babinski tinel phalen varus valgus spurling straight raise limp antalgic motor sensory focal deficit
    deficits intact neurovascular capillary refill turgor cyanosis clubbing icterus exudate exudates erythematous
    lymphadenopathy adenopathy thyromegaly hepatosplenomegaly bowel sounds peritoneal signs respirations vital
    vitals saturating palpable palpated auscultated percussion breathing alert oriented distress cooperative pleasant
    reactive extraocular movements papilledema fundoscopic funduscopic alignment bony fragment fragments
    abnormality abnormalities acute narrowing elevated positive negative unremarkable normal abnormal limits
    range motion weight-bearing atrophy hypertrophy swelling discoloration nodular margins dilated enlarged mobile
    fluctuance fluctuant drainage clean dry displaced nondisplaced separation grip ejection fraction diastolic`,
  test: `xray x-ray mri ct ultrasound echocardiogram echo ekg ecg colonoscopy endoscopy mammogram biopsy labs lab
    bloodwork hemoglobin hematocrit a1c creatinine gfr egfr glucose sugar sugars lipid panel cbc cmp bmp urinalysis
    culture psa tsh ferritin sodium bnp troponin spirometry pulmonary scan stress dexa sed
    x-rays xrays ultrasounds echocardiograms radiograph radiographs imaging angiogram catheterization cath doppler
    holter eeg emg bronchoscopy cystoscopy sigmoidoscopy endoscopies pathology cytology pap smear swab pcr antibody
    antibodies serology titer crp esr inr ptt hba1c albumin bilirubin alt ast alkaline phosphatase lipase amylase
    liver enzymes electrolytes bun uric acid ana factor aldosterone renin cortisol suppression prolactin estrogen
    triglycerides ldl hdl platelets white hgb hemoglobins chemistry cmv polysomnography monitor test tests testing
    screening panels urinalyses uds toxicology western blot rapid`,
  degree: `severe mild moderate acute chronic sudden gradual intermittent constant worsening improving
    improved resolved stable unstable sharp dull stabbing throbbing radiating persistent recurrent critical
    extensive profound slight significant`,
  care: `therapy therapist rehab exercises exercise exercising stretching stretches diet dietary salt sodium fluids
    hydration hydrate referral refer injection injections injected brace bracing splint boot cast crutches walker cane
    wheelchair sling ice icing iced heat compression elevate elevation rest massage acupuncture chiropractor chiropractic
    vaccine vaccines vaccinated vaccination immunization immunizations shot shots booster counseling counselor
    psychiatrist psychologist cardiologist nephrologist neurologist dermatologist orthopedics orthopedist surgeon
    oncologist radiation chemotherapy chemo dialysis oxygen cpap machine inhalers nebulizer excision incision
    sutures stitches staples graft closure debridement drain aspirate aspiration anesthesia procedure procedures
    operation follow-up followup appointment appointments emergency hospital hospitalized admitted discharged
    smoke smoking smoker smokes cigarette cigarettes tobacco vape vaping alcohol alcoholic beer beers wine drinks drinking
    marijuana cocaine drugs iv caffeine coffee weight weights height bmi nutritionist dietitian lifestyle monitoring
    prescription prescriptions refill refills treatment treated taper sunscreen sunblock gel gym yoga pilates`,
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
