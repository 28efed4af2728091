import type { EditorProps, EditorView } from 'prosemirror-view'
import { readSelection } from './caret.ts'
import { insertText, pasteText } from './commands.ts'

/** Only plain text comes in, by keys and clipboard, and plain text goes out. */
export const plainTextProps = (newId: () => string) =>
  ({
    handleTextInput: typeOverSections,
    // Before ProseMirror parses it: what is pasted is text, and nothing can be dropped.
    handleDOMEvents: {
      keydown: (view) => {
        if (!view.composing) readSelection(view)
        return false
      },
      paste: (view, event) => {
        event.preventDefault()
        readSelection(view)
        const text = event.clipboardData?.getData('text/plain') ?? ''
        view.dispatch(pasteText(view.state, text, newId))
        return true
      },
      drop: (_view, event) => {
        event.preventDefault()
        return true
      },
    },
    clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
  }) satisfies EditorProps

/** Typing over a selection of several sections must not take a title with it. */
function typeOverSections(view: EditorView, _from: number, _to: number, text: string): boolean {
  const { $from, $to } = view.state.selection
  if ($from.sameParent($to)) return false
  view.dispatch(insertText(view.state, text))
  return true
}
