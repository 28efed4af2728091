import type { RecordingNews } from '#lib/capture/recording-news.ts'

/** Bells that never ring. @param waited is told each time that one was waited for */
export const silentNews = (waited: () => unknown = () => undefined): RecordingNews => ({
  bell: () => ({
    close: () => undefined,
    next: async () => {
      await waited()
    },
  }),
})
