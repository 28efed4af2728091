import { actionRoute } from '#lib/server/action-route.ts'
import { noteActions } from '#lib/server/note-actions.ts'

/** `POST /l/{launchId}/model-draft`: what the language model would write. */
export const POST = actionRoute(noteActions.draftByModel)
