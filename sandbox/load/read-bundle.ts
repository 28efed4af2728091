import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'

const entry = z.looseObject({
  fullUrl: z.string().optional(),
  resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }),
  request: z.looseObject({ ifNoneExist: z.string().optional() }).optional(),
})

const bundleSchema = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.enum(['transaction', 'batch', 'collection']),
  entry: z.array(entry).min(1),
})

export type Bundle = z.infer<typeof bundleSchema>

const unzipped = async (path: string): Promise<string> => {
  const bytes = await readFile(path)
  return (path.endsWith('.gz') ? await promisify(gunzip)(bytes) : bytes).toString('utf8')
}

/** Reads a `.json` or `.json.gz` bundle. Throws an Error that says why it cannot. */
export async function readBundle(path: string): Promise<Bundle> {
  const parsed = bundleSchema.safeParse(JSON.parse(await unzipped(path)))
  if (parsed.success) return parsed.data
  throw new Error(z.prettifyError(parsed.error).split('\n').join(' '))
}
