import localFont from 'next/font/local'

// Loaded ahead of the page's first sight, kept by the browser for good, and until it is there a
// system's font in its measure: what is being read or pressed does not move when it comes.
const sans = localFont({
  src: './fonts/ibm-plex-sans-latin-wght-normal.woff2',
  weight: '100 700',
  variable: '--font-plex-sans',
  adjustFontFallback: 'Arial',
})

const sansExtended = localFont({
  src: './fonts/ibm-plex-sans-latin-ext-wght-normal.woff2',
  weight: '100 700',
  variable: '--font-plex-sans-extended',
  declarations: [
    { prop: 'unicode-range', value: 'U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20C0' },
  ],
  preload: false,
  adjustFontFallback: false,
})

const mono = localFont({
  src: './fonts/ibm-plex-mono-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-plex-mono',
  preload: false,
  adjustFontFallback: false,
})

/** The class of a page in which `--font-sans` and `--font-mono` have their fonts. */
export const fonts = `${sans.variable} ${sansExtended.variable} ${mono.variable}`
