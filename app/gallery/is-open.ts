/** Whether the gallery of components may be seen: never where patients are. */
// biome-ignore lint/style/noProcessEnv: lib/config serves the product; the gallery is a tool of its makers
export const isGalleryOpen = (): boolean => process.env.CHARTSIDE_GALLERY === '1'
