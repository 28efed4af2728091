/** @type {import('next').NextConfig} */
export default {
  // A second server or build on the same checkout needs a folder of its own.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  // What the pages import, without tests and the other programs: those are checked by `npm test`.
  typescript: { tsconfigPath: 'tsconfig.build.json' },
  reactStrictMode: true,
  typedRoutes: true,
  devIndicators: false,
  experimental: { authInterrupts: true },
  turbopack: {
    // Pages get compiled messages (lib/messages/compile-messages.ts), so no parser is shipped.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
}
