import { changeNumber, changeUnit } from './change-quantity.ts'
import { changeSpeaker, insertDiagnosis, insertExam, insertStranger } from './change-source.ts'
import { changeDrug, changePolarity, changeSide, changeTime } from './change-words.ts'
import type { Mutation } from './subject.ts'

/** Ways in which a sentence comes to say what nobody said; each has to be found. */
export const mutations: Readonly<Record<string, Mutation>> = {
  number: changeNumber,
  unit: changeUnit,
  medication: changeDrug,
  negation: changePolarity,
  'side or site': changeSide,
  'speaker or experiencer': changeSpeaker,
  'time, past or planned': changeTime,
  'sentence of another visit': insertStranger,
  'examination nobody spoke of': insertExam,
  'diagnosis nobody made': insertDiagnosis,
}
