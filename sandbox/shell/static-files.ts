import { readFileSync } from 'node:fs'
import { Hono } from 'hono'

const types = {
  'page.css': 'text/css; charset=utf-8',
  'chart.css': 'text/css; charset=utf-8',
  'control.css': 'text/css; charset=utf-8',
  'chart.js': 'text/javascript; charset=utf-8',
  'control.js': 'text/javascript; charset=utf-8',
} as const

/** The style sheets and the scripts of the shell; nothing else of the folder is served. */
export function staticFiles(): Hono {
  const app = new Hono()
  for (const [name, type] of Object.entries(types)) {
    const content = readFileSync(new URL(`./static/${name}`, import.meta.url))
    app.get(`/${name}`, (c) => c.body(content, 200, { 'Content-Type': type }))
  }
  return app
}
