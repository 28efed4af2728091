/** Until the EHR has told who the patient is. In words only when that takes longer than a glance. */
export function OpeningVisit({ children }: { readonly children: string }) {
  return (
    <p role="status" className="grid h-dvh animate-late place-items-center text-ink-2">
      {children}
    </p>
  )
}
