import type { Screened, Screening } from './screen-request.ts'
import { createVisits, type MiddlewareOptions, PROBLEM_TYPE, problemOf, type Visit } from './visit.ts'

/** What is needed of a request of Fastify. */
export interface FastifyRequest {
  readonly method: string
  readonly url: string
  readonly ip: string
  readonly body: unknown
  telltale?: Screening | null
}

/** What is needed of a reply. */
interface FastifyReply {
  readonly statusCode: number
  code(status: number): unknown
  type(type: string): unknown
  send(body: string): unknown
}

type Done = (error?: Error) => void

/** What is needed of an instance. Fastify's own type of a hook says more than a guest can name. */
interface FastifyLike {
  decorateRequest(name: string, value: null): unknown
  readonly addHook: object
}

/** A plugin for Fastify: `app.register(fastifyPlugin(…))` before the routes. */
export function fastifyPlugin<Request extends FastifyRequest>(options: MiddlewareOptions<Request>) {
  const open = createVisits(options)
  const visits = new WeakMap<object, Visit>()
  const screen = (request: Request, reply: FastifyReply, done: Done): void => {
    const { method, url, ip } = request
    const visit = open(request, { method, url, address: ip })
    visits.set(request, visit)
    const go = ({ screening, refused }: Screened): void => {
      request.telltale = screening
      if (refused === undefined) visit.within(() => done())
      else {
        reply.code(refused.status)
        reply.type(PROBLEM_TYPE)
        reply.send(JSON.stringify(problemOf(refused)))
      }
    }
    const screened = visit.screen(request.body)
    if (screened instanceof Promise) screened.then(go).catch(done)
    else go(screened)
  }
  const finish = (request: object, reply: FastifyReply, done: Done): void => {
    visits.get(request)?.end(reply.statusCode)
    done()
  }
  const plugin = (instance: FastifyLike, _: unknown, done: Done): void => {
    instance.decorateRequest('telltale', null)
    addHook(instance, 'preHandler', screen)
    addHook(instance, 'onResponse', finish)
    done()
  }
  // Without it the hooks would hold for routes inside the plugin only, and there are none.
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true })
}

function addHook(instance: FastifyLike, name: string, hook: unknown): void {
  if (typeof instance.addHook === 'function') Reflect.apply(instance.addHook, instance, [name, hook])
}
