import { monitorEventLoopDelay } from 'node:perf_hooks'
import fastifyHelmet from '@fastify/helmet'
import { parseBoundedJson } from '@telltale/model'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { AttemptLimiter } from './access/attempt-limiter.ts'
import { authenticate, type Caller, isRefusal, needsWrite } from './access/authenticate.ts'
import { guardSender } from './access/guard-sender.ts'
import { LiveKeys } from './access/live-keys.ts'
import { Sessions } from './access/sessions.ts'
import { problem } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import type { ApiOptions } from './api-options.ts'
import { Connections } from './connections.ts'
import { escapeControls } from './escape-controls.ts'
import { HttpCounters } from './http-counters.ts'
import { buildOpenApi } from './open-api.ts'
import { problemFor, problemForStatus } from './problem-for.ts'
import { QueryGate } from './query-gate.ts'
import { ReadyCheck } from './ready-check.ts'
import type { Access, Route } from './route.ts'
import { ROUTES } from './routes/routes.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { sendAnswer } from './send-answer.ts'
import { serverOptions } from './server-options.ts'
import { registerStaticFiles } from './static-files.ts'
import { Tails } from './tails.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `ingest` leaves keys and limits to the ingest handler. */
    access?: Access | 'ingest'
  }
  interface FastifyRequest {
    caller: Caller | undefined
  }
}

const MAX_URL_LENGTH = 8_192

/**
 * The server of the screens and the API, not yet listening. Every route needs a caller who may read unless
 * it says otherwise, and one that does not say cannot be registered.
 */
export function createApi(options: ApiOptions): FastifyInstance {
  const app = fastify(serverOptions(options))
  const context = createContext(options)
  const connections = new Connections(app.server)
  app.decorateRequest('caller', undefined)
  app.addHook('onRoute', (route) => {
    if (route.config?.access === undefined) throw new Error(`Route ${route.url} does not say who may use it`)
  })
  takeJsonOnly(app)
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  app.register(fastifyHelmet, { ...SECURITY_HEADERS, global: true }).after(() => {
    // After helmet, so that what these refuse carries the security headers too.
    app.addHook('onRequest', (request, reply) => admit(request, reply, context))
    app.addHook('onResponse', async (request, reply) => noteAnswer(request, reply, context))
    app.setNotFoundHandler((request, reply) => answerNotFound(request, reply))
    for (const route of ROUTES) registerRoute(app, route, context)
    registerIngest(app, options)
    registerStaticFiles(app, options.webDir)
  })
  app.addHook('preClose', async () => {
    context.tails.endAll()
    context.loopDelay.disable()
    connections.close()
  })
  return app
}

function createContext(options: ApiOptions): ApiContext {
  const loopDelay = monitorEventLoopDelay({ resolution: 20 })
  loopDelay.enable()
  return {
    ...options,
    sessions: new Sessions(),
    liveKeys: new LiveKeys(options.desk),
    loginAttempts: new AttemptLimiter(10, 60_000),
    gate: new QueryGate(),
    tails: new Tails(),
    httpCounters: new HttpCounters(),
    readyCheck: new ReadyCheck(options),
    loopDelay,
    openApi: JSON.stringify(buildOpenApi(ROUTES, options.version)),
  }
}

function takeJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: FastifyRequest, body: string) => {
      const value = parseBoundedJson(body)
      if (value === undefined) throw Object.assign(new Error('not JSON'), { statusCode: 400 })
      return value
    },
  )
}

/** Decides, before any body is read, whether a request may go on to its route. */
async function admit(
  request: FastifyRequest,
  reply: FastifyReply,
  context: ApiContext,
): Promise<FastifyReply | undefined> {
  if ((request.raw.url?.length ?? 0) > MAX_URL_LENGTH) return sendAnswer(reply, problemForStatus(414))
  // A path without a route has no access of its own: it is guarded like the most guarded one.
  const access = request.routeOptions.config?.access ?? 'read'
  const sender = { headers: request.headers, host: request.host, guarded: access !== 'public' }
  const refusal = guardSender(sender, context.auth)
  if (refusal !== undefined) return sendAnswer(reply, refusal)
  if (access !== 'read' && access !== 'write') return undefined
  const caller = await authenticate({ headers: request.headers, secure: isSecure(request) }, context)
  if (isRefusal(caller)) return sendAnswer(reply, caller)
  if (access === 'write' && !caller.mayWrite) return sendAnswer(reply, needsWrite())
  request.caller = caller
  return undefined
}

function registerRoute(app: FastifyInstance, route: Route, context: ApiContext): void {
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { access: route.access },
    // A tail has no end that HEAD could wait for.
    exposeHeadRoute: route.method === 'GET' && route.success.mediaType !== 'text/event-stream',
    handler: async (request, reply) => {
      const raw = {
        caller: request.caller,
        params: new Map(Object.entries(request.params as Readonly<Record<string, string>>)),
        search: searchOf(request),
        headers: request.headers,
        body: request.body,
        address: request.ip,
        secure: isSecure(request),
      }
      const handle = () => route.handle(raw, context)
      return sendAnswer(reply, await (route.heavy ? context.gate.run(handle, busy) : handle()))
    },
  })
}

/** Ingest beside the screens, so that one open port is enough; bodies go on unread. */
function registerIngest(app: FastifyInstance, { ingestHandler }: ApiOptions): void {
  if (ingestHandler !== undefined) {
    for (const [method, url] of [
      ['POST', '/v1/*'],
      ['GET', '/v1/telltale/*'],
    ] as const) {
      app.route({
        method,
        url,
        config: { access: 'ingest' },
        exposeHeadRoute: false,
        onRequest: async (request, reply) => {
          reply.hijack()
          ingestHandler(request.raw, reply.raw)
          return reply
        },
        handler: async () => undefined,
      })
    }
  }
  // These prefixes are the API's: a path below them that is no route is an error and not a page.
  for (const url of ['/api/*', '/v1/*']) {
    app.route({ method: ['GET', 'HEAD'], url, config: { access: 'read' }, handler: answerNotFound })
  }
}

function busy() {
  const detail = 'Too many searches run at once; try again in a moment.'
  return problem(429, detail, { headers: [['retry-after', '1']] })
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = (request.raw.url ?? '').split('?')[0] ?? ''
  const methods = ROUTES.filter((route) => matches(route.path, path)).map((route) => route.method)
  if (path.startsWith('/v1/')) methods.push('POST')
  if (methods.length === 0)
    return sendAnswer(reply, problem(404, 'There is nothing here; /api/openapi.json lists what is.'))
  const allow = [...new Set(methods)].join(', ')
  return sendAnswer(reply, problem(405, `Only ${allow} is taken here.`, { headers: [['allow', allow]] }))
}

function matches(template: string, path: string): boolean {
  const wanted = template.split('/')
  const given = path.split('/')
  return wanted.length === given.length && wanted.every((part, place) => part.startsWith('{') || part === given[place])
}

/** Never tells the outside what went wrong inside; the log does. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = problemFor(error)
  if (known === undefined || known.status >= 500) {
    const stack = error instanceof Error ? error.stack : undefined
    const cause = error instanceof Error && error.cause !== undefined ? escapeControls(String(error.cause)) : undefined
    const message = escapeControls(error instanceof Error ? error.message : String(error))
    request.log.error({ route: request.routeOptions.url, message, cause, stack }, 'a request failed')
  }
  const detail = `Something went wrong inside; the log says what, under request ${request.id}.`
  return sendAnswer(reply, known ?? problem(500, detail))
}

function noteAnswer(request: FastifyRequest, reply: FastifyReply, context: ApiContext): void {
  // The pattern and not the path: a path may hold what people search for, and labels must stay few.
  const route = request.routeOptions.url ?? 'none'
  const { method } = request
  const status = reply.raw.statusCode
  context.httpCounters.add({ method, route, status })
  const facts = { method, route, status, ms: Math.round(reply.elapsedTime), key: request.caller?.keyId }
  // The screens ask every few seconds: what went well is for debugging, what was refused is for everyone.
  if (status < 400) request.log.debug(facts, 'request')
  else request.log.info(facts, 'request')
}

function searchOf(request: FastifyRequest): URLSearchParams {
  const url = request.raw.url ?? ''
  const start = url.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1))
}

function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https'
}
