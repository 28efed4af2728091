// Generic names whose look-alikes have harmed patients, in the mixed case recommended by FDA and
// ISMP (lists of look-alike drug names with tall man letters, 2016 and later).
const TALL_MAN =
  'acetaZOLAMIDE acetoHEXAMIDE ALPRAZolam amLODIPine ARIPiprazole azaCITIDine azaTHIOprine buPROPion ' +
  'busPIRone carBAMazepine CARBOplatin ceFAZolin cefOXitin cefTAZidime cefTRIAXone chlordiazePOXIDE ' +
  'chlorproMAZINE chlorproPAMIDE CISplatin clomiPHENE clomiPRAMINE clonazePAM cloNIDine cloZAPine ' +
  'cycloSERINE cycloSPORINE DACTINomycin DAUNOrubicin dexmedeTOMIDine diazePAM dilTIAZem ' +
  'dimenhyDRINATE diphenhydrAMINE DOBUTamine DOCEtaxel DOPamine DOXOrubicin DULoxetine ePHEDrine ' +
  'EPINEPHrine epiRUBicin fentaNYL FLUoxetine fluPHENAZine fluvoxaMINE glipiZIDE glyBURIDE ' +
  'guaiFENesin guanFACINE hydrALAZINE hydroCHLOROthiazide HYDROcodone HYDROmorphone hydrOXYzine ' +
  'IDArubicin inFLIXimab ISOtretinoin ketorolAC lamiVUDine lamoTRIgine levETIRAcetam levOCARNitine ' +
  'levoFLOXacin LORazepam medroxyPROGESTERone metFORMIN methazolAMIDE methIMAzole metOLazone ' +
  'methylPREDNISolone methylTESTOSTERone metroNIDAZOLE mitoMYcin mitoXANTRONE niCARdipine NIFEdipine ' +
  'niMODipine OLANZapine OXcarbazepine oxyCODONE oxyMORphone PACLitaxel PARoxetine PEMEtrexed ' +
  'penicillAMINE PENTobarbital PHENobarbital prednisoLONE predniSONE QUEtiapine quiNIDine quiNINE ' +
  'rifAMPin rifAXIMin riTUXimab romiPLOStim rOPINIRole SAXagliptin SITagliptin SORAfenib SUFentanil ' +
  'sulfADIAZINE sulfaSALAzine sulfiSOXAZOLE SUMAtriptan SUNItinib tiaGABine tiZANidine TOLAZamide ' +
  'TOLBUTamide traMADol traZODone valACYclovir valGANciclovir vinBLAStine vinCRIStine vinORELBine ' +
  'ZOLMitriptan'

const byName = new Map(TALL_MAN.split(' ').map((spelling) => [spelling.toLowerCase(), spelling]))

/** Writes the listed generic names of a text in tall man letters; every other word stays as sent. */
export const tallMan = (text: string): string =>
  text.replace(/[A-Za-z]{6,}/g, (word) => byName.get(word.toLowerCase()) ?? word)
