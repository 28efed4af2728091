/** Where an engine works: on this machine, or on a host that it is sent to (G17). */
export type Locality =
  | { readonly kind: 'this-machine' }
  | { readonly kind: 'host'; readonly host: string }
