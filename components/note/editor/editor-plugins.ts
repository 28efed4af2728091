import { baseKeymap, chainCommands } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import type { Plugin } from 'prosemirror-state'
import type { NoteViews } from '../note-views.ts'
import { focusParts } from './caret.ts'
import { deleteSelection, joinBackward, joinForward, splitStatement } from './commands.ts'
import { errorProneMarks } from './error-prone-plugin.ts'
import { statementRules } from './statement-rules.ts'
import { statementViews } from './statement-views-plugin.ts'

/**
 * History, keys and rules of the editor.
 *
 * @param floating what opens at the caret, and takes its keys while it is open
 */
export function editorPlugins(
  newId: () => string,
  firstViews: NoteViews,
  floating: readonly Plugin[],
): Plugin[] {
  const split = splitStatement(newId)
  const backward = chainCommands(deleteSelection, joinBackward)
  const forward = chainCommands(deleteSelection, joinForward)
  const keys = {
    Enter: split,
    'Shift-Enter': split,
    Backspace: backward,
    'Shift-Backspace': backward,
    'Mod-Backspace': backward,
    Delete: forward,
    'Mod-Delete': forward,
    'Mod-z': undo,
    'Mod-y': redo,
    'Shift-Mod-z': redo,
    Tab: focusParts,
  }
  return [
    ...floating,
    statementRules(newId),
    history(),
    keymap(keys),
    keymap(baseKeymap),
    statementViews(firstViews),
    errorProneMarks(),
  ]
}
