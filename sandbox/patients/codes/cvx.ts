import type { CodeTable } from './code-table.ts'

/** CVX vaccine codes of the synthetic charts (CDC). */
export const cvx = {
  hepatitisBChild: ['08', 'hepatitis B vaccine, pediatric or pediatric/adolescent dosage', 'ecqm'],
  hepatitisBAdult: ['189', 'Hepatitis B vaccine (recombinant), CpG adjuvanted', 'ecqm'],
  dtapHepBPolio: ['110', 'DTaP-hepatitis B and poliovirus vaccine', 'ecqm'],
  dtap: ['20', 'diphtheria, tetanus toxoids and acellular pertussis vaccine', 'ecqm'],
  hib: ['49', 'Haemophilus influenzae type b vaccine, PRP-OMP conjugate', 'ecqm'],
  pneumococcal15: [
    '215',
    'Pneumococcal conjugate vaccine 15-valent (PCV15), polysaccharide CRM197 conjugate, adjuvant, preservative free',
    'ecqm',
  ],
  pneumococcal20: [
    '216',
    'Pneumococcal conjugate vaccine 20-valent (PCV20), polysaccharide CRM197 conjugate, adjuvant, preservative free',
    'ecqm',
  ],
  rotavirus: ['119', 'rotavirus, live, monovalent vaccine', 'ecqm'],
  mmr: ['03', 'measles, mumps and rubella virus vaccine', 'ecqm'],
  varicella: ['21', 'varicella virus vaccine', 'ecqm'],
  hepatitisAChild: [
    '83',
    'hepatitis A vaccine, pediatric/adolescent dosage, 2 dose schedule',
    'ecqm',
  ],
  tdap: [
    '115',
    'tetanus toxoid, reduced diphtheria toxoid, and acellular pertussis vaccine, adsorbed',
    'ecqm',
  ],
  hpv9: ['165', 'Human Papillomavirus 9-valent vaccine', 'ecqm'],
  zoster: ['187', 'zoster vaccine recombinant', 'ecqm'],
  influenza: ['140', 'Influenza, split virus, trivalent, injectable, preservative free', 'ecqm'],
  influenzaHighDose: ['135', 'influenza, high dose seasonal, preservative-free', 'ecqm'],
} as const satisfies CodeTable
