import type { Story } from './build/story.ts'
import { ambroseVarnhagen } from './stories/ambrose-varnhagen.ts'
import { andersQuillon } from './stories/anders-quillon.ts'
import { benediktSolvang } from './stories/benedikt-solvang.ts'
import { desmondOyelaran } from './stories/desmond-oyelaran.ts'
import { edithKowalczyk } from './stories/edith-kowalczyk.ts'
import { inesCalloway } from './stories/ines-calloway.ts'
import { leopoldAshgrove } from './stories/leopold-ashgrove.ts'
import { margueriteDvorak } from './stories/marguerite-dvorak.ts'
import { mariaLopez } from './stories/maria-lopez.ts'
import { mariahLopez } from './stories/mariah-lopez.ts'
import { mateoVillaverde } from './stories/mateo-villaverde.ts'
import { maximilianaLong } from './stories/maximiliana-long.ts'
import { miloFairweather } from './stories/milo-fairweather.ts'
import { nalediBrandt } from './stories/naledi-brandt.ts'
import { priscillaHaldane } from './stories/priscilla-haldane.ts'
import { rosalindMarchetti } from './stories/rosalind-marchetti.ts'
import { rowanPetherbridge } from './stories/rowan-petherbridge.ts'
import { sunnivaAldaine } from './stories/sunniva-aldaine.ts'
import { unknownDelta } from './stories/unknown-delta.ts'
import { virgilStankowski } from './stories/virgil-stankowski.ts'
import { wenrenJingshu } from './stories/wenren-jingshu.ts'

/** Everyone who is a patient of the sandbox. */
export const stories: readonly Story[] = [
  rosalindMarchetti,
  miloFairweather,
  inesCalloway,
  nalediBrandt,
  edithKowalczyk,
  margueriteDvorak,
  andersQuillon,
  benediktSolvang,
  sunnivaAldaine,
  ambroseVarnhagen,
  maximilianaLong,
  wenrenJingshu,
  priscillaHaldane,
  leopoldAshgrove,
  virgilStankowski,
  desmondOyelaran,
  mateoVillaverde,
  rowanPetherbridge,
  mariaLopez,
  mariahLopez,
  unknownDelta,
]
