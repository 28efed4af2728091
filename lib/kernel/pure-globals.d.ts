// What a pure room may use of the web platform: pure functions of their arguments, nothing else.
// Seen only by tsconfig.pure.json; everywhere else the full declarations apply.

declare class URLSearchParams {
  constructor(init?: string | Record<string, string> | readonly (readonly [string, string])[])
  readonly size: number
  append(name: string, value: string): void
  set(name: string, value: string): void
  delete(name: string): void
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string): boolean
  keys(): IterableIterator<string>
  entries(): IterableIterator<[string, string]>
  [Symbol.iterator](): IterableIterator<[string, string]>
  toString(): string
}

declare class URL {
  static canParse(url: string, base?: string): boolean
  static parse(url: string, base?: string): URL | null
  constructor(url: string | URL, base?: string | URL)
  readonly origin: string
  readonly searchParams: URLSearchParams
  href: string
  protocol: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
  username: string
  password: string
  toString(): string
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(bytes: Uint8Array): string
}

declare function atob(base64: string): string
declare function btoa(binary: string): string

// Only handed through a port, for what stands behind it.
declare interface AbortSignal {
  readonly aborted: boolean
}
