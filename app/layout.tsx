import type { Metadata } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { fonts } from './fonts.ts'
import './globals.css'

// The title names no patient: it ends up in histories and window lists.
export const metadata: Metadata = {
  title: 'Chartside',
  robots: { index: false, follow: false },
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Only a dynamic page gets the nonce of its request on its scripts.
  await connection()
  return (
    <html lang="en" className={fonts}>
      <body>{children}</body>
    </html>
  )
}
