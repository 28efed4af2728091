import { Button, type ButtonKind } from './button.tsx'

type Props = { readonly label: string; readonly kind?: ButtonKind }

/** Ends a dialog: closed by the platform, which gives the focus back. */
export function DoneButton({ label, kind = 'primary' }: Props) {
  return (
    <form method="dialog">
      <Button kind={kind} type="submit">
        {label}
      </Button>
    </form>
  )
}
