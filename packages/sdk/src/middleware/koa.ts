import { createVisits, type MiddlewareOptions, PROBLEM_TYPE, problemOf } from './visit.ts'
import { warnUnread } from './warn-unread.ts'

/** What is needed of a context of Koa. A body parser must have put the body on `ctx.request`. */
export interface KoaContext {
  readonly method: string
  readonly url: string
  readonly ip: string
  readonly request: object
  readonly headers?: object
  readonly state: object
  status: number
  type: string
  body: unknown
}

/** Middleware for Koa. What was found is on `ctx.state.telltale`, and on `ctx.request.telltale`. */
export function koaMiddleware<Context extends KoaContext>(options: MiddlewareOptions<Context>) {
  const open = createVisits(options)
  return async function telltale(context: Context, next: () => Promise<unknown>): Promise<void> {
    const { method, url, ip } = context
    const visit = open(context, { method, url, address: ip })
    let status = 500
    try {
      const body = bodyOf(context)
      warnUnread('koaMiddleware', { body, headers: context.headers })
      const { screening, refused } = await visit.screen(body)
      for (const place of [context.state, context.request]) Reflect.set(place, 'telltale', screening)
      if (refused === undefined) await visit.within(() => next())
      else {
        context.status = refused.status
        context.body = JSON.stringify(problemOf(refused))
        context.type = PROBLEM_TYPE
      }
      status = context.status
    } finally {
      visit.end(status)
    }
  }
}

function bodyOf({ request }: KoaContext): unknown {
  return 'body' in request ? request.body : undefined
}
