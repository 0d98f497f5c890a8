import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Names that a build gives its files; anything else is a page of the screens or nothing. */
const FILE = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.[A-Za-z0-9]+$/
const MISSING_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Telltale: the screens are not built</title>
<h1>The screens are not built</h1>
<p>Telltale runs and takes telemetry, and its API answers, but the files of its web page are missing.</p>
<p>Build them with <code>npm run build</code> and reload this page.</p>
</html>
`

/**
 * Serves the web build below `/`: hashed assets for a year, other files asked for again each time, and the
 * page itself, never kept, for every other path. Says so in a page when the build is missing.
 */
export function registerStaticFiles(app: FastifyInstance, webDir: string): void {
  app.register(fastifyStatic, { root: webDir, serve: false, suppressWarning: true, dotfiles: 'deny' })
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: { access: 'public' },
    handler: (request, reply) => sendStatic(request, reply, webDir),
  })
}

function sendStatic(request: FastifyRequest, reply: FastifyReply, webDir: string): FastifyReply {
  const path = new URL(request.raw.url ?? '/', 'http://localhost').pathname.slice(1)
  if (path !== 'index.html' && FILE.test(path)) return sendAsset(reply, path)
  if (!existsSync(join(webDir, 'index.html'))) {
    return reply.code(503).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(MISSING_PAGE)
  }
  return reply.header('cache-control', 'no-store').sendFile('index.html', { cacheControl: false, lastModified: false })
}

function sendAsset(reply: FastifyReply, path: string): FastifyReply {
  // The build puts a hash of the content into every name below assets/.
  if (path.startsWith('assets/')) return reply.sendFile(path, { maxAge: '365d', immutable: true })
  return reply.header('cache-control', 'no-cache').sendFile(path, { cacheControl: false })
}
