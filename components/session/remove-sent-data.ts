/**
 * Takes out of the document what the server sent for drawing the page: the framework leaves it
 * there in inline scripts, long after they ran.
 */
export function removeSentData(page: Pick<Document, 'querySelectorAll'>): void {
  for (const script of page.querySelectorAll('script:not([src])')) script.remove()
}
