import EndedPage from './ended/page.tsx'

/** 401: what stands at a page of the console without a session. */
export default EndedPage
