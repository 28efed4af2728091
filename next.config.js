// 4 MiB, as in lib/server/guard-size.ts. What the framework keeps for the proxy has to be more, or
// a body that is too large would be cut and its rest believed.
const LARGEST_BODY_BYTES = 4 * 1024 * 1024

// A worker has the policy of its own answer. The only one there is runs the model that tells voices
// from noise (components/capture/voice-worker.ts), for which it may compile WebAssembly; nothing else may.
const WORKER_POLICY = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'`

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
  experimental: {
    authInterrupts: true,
    // A page's code is loaded when it is first asked for: most are seldom opened, and all together
    // are a good part of a process's memory. Measured in docs/performance.md.
    preloadEntriesOnStart: false,
    serverActions: { bodySizeLimit: LARGEST_BODY_BYTES },
    proxyClientMaxBodySize: LARGEST_BODY_BYTES + 64 * 1024,
  },
  // For what never reaches proxy.ts: static files, and redirects of the framework itself.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
      ],
    },
    {
      source: '/_next/static/chunks/:worker(turbopack-worker-[^/]+)',
      headers: [{ key: 'Content-Security-Policy', value: WORKER_POLICY }],
    },
  ],
  serverExternalPackages: [
    // They read files of their own beside their code.
    ...['pdfkit', 'fontkit'],
    // Each route's bundle would hold a copy of these, and a process all of the copies: measured in
    // docs/performance.md.
    ...['ai', '@ai-sdk/anthropic', '@ai-sdk/openai-compatible'],
    ...['jose', 'kysely', 'oauth4webapi', 'undici', 'zod'],
  ],
  // `/callback/ehr/?code=…` would become a redirect that browsers may keep.
  skipTrailingSlashRedirect: true,
  turbopack: {
    // Pages get compiled messages (lib/messages/compile-messages.ts), so no parser is shipped.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
}
