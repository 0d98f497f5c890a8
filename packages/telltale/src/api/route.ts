import type { z } from 'zod'
import type { Caller } from './access/authenticate.ts'
import { type Answer, problem, type RequestHeaders, type ValueAnswer } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { describeIssues } from './query/describe-issues.ts'
import { checkWindow } from './query/event-query.ts'
import { type FieldParameters, type Parsed, parseQuery, type Query, type QueryShape } from './query/parse-query.ts'

/**
 * Who may come in: `read` needs a caller with a key of scope read or write (or anyone on this machine in open mode),
 * `write`, which all that changes something needs, one of scope write; `open`
 * needs nobody but refuses other web pages; `public` gives pages and health and checks nothing.
 */
export type Access = 'read' | 'write' | 'open' | 'public'

/** A request as the server took it, before its route has read it. */
interface RawRequest {
  /** Set for `read` and `write` routes, and there only. */
  readonly caller: Caller | undefined
  readonly params: ReadonlyMap<string, string>
  readonly search: URLSearchParams
  readonly headers: RequestHeaders
  readonly body: unknown
  readonly address: string
  /** Whether it came over TLS, as far as we or a trusted proxy can tell. */
  readonly secure: boolean
}

/** A request as its handler sees it: everything read and checked. */
export interface ApiRequest<S extends QueryShape = QueryShape, B = unknown> {
  readonly tenant: string
  readonly caller: Caller | undefined
  readonly params: ReadonlyMap<string, string>
  readonly query: Query<S>
  readonly headers: RequestHeaders
  readonly body: B
  readonly address: string
  readonly secure: boolean
}

/** One path parameter. */
export interface PathParameter {
  readonly about: string
  readonly pattern: RegExp
  /** Goes on from the name: "must be …". */
  readonly rule: string
}

/** What a route is, as the OpenAPI document tells it and the server registers it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Parameters as `{name}`. */
  readonly path: string
  readonly summary: string
  readonly access: Access
  /** Whether it asks the store for more than one row: these wait for room. */
  readonly heavy: boolean
  readonly params: ReadonlyMap<string, PathParameter>
  readonly query: QueryShape
  readonly fieldParameters: FieldParameters
  readonly body: z.ZodType | undefined
  /** Answer of a success: its status, its media type and, for JSON, its shape; other types on request. */
  readonly success: {
    readonly status: number
    readonly mediaType: string
    readonly schema?: z.ZodType
    readonly otherTypes?: readonly string[]
  }
  readonly handle: (request: RawRequest, context: ApiContext) => Promise<Answer>
}

interface RouteDefinition<S extends QueryShape, B extends z.ZodType> {
  readonly method: Route['method']
  readonly path: string
  readonly summary: string
  readonly access: Access
  readonly heavy?: boolean
  readonly params?: ReadonlyMap<string, PathParameter>
  readonly query?: S
  readonly fieldParameters?: FieldParameters
  readonly body?: B
  readonly success: Route['success']
  readonly handle: (request: ApiRequest<S, z.output<B>>, context: ApiContext) => Promise<Answer> | Answer
}

/** A route whose handler is called with what was read, and never with what could not be. */
export function defineRoute<S extends QueryShape, B extends z.ZodType>(definition: RouteDefinition<S, B>): Route {
  // Without a `query` the shape is empty, which is what S then is.
  const query = definition.query ?? ({} as S)
  const params = definition.params ?? new Map<string, PathParameter>()
  const fieldParameters = definition.fieldParameters ?? new Map<string, string>()
  return {
    ...definition,
    heavy: definition.heavy ?? false,
    params,
    query,
    fieldParameters,
    body: definition.body,
    handle: async (raw, context) => {
      const parsed = readQuery(raw.search, query, fieldParameters)
      const body = readBody(raw.body, definition.body)
      const problems = [...findBadParams(raw.params, params), ...(parsed.ok ? [] : parsed.problems), ...body.problems]
      if (!parsed.ok || problems.length > 0) return badRequest(problems)
      const { search: _, ...rest } = raw
      const tenant = raw.caller?.tenant ?? ''
      return definition.handle({ ...rest, tenant, query: parsed.value, body: body.value }, context)
    },
  }
}

function readQuery<S extends QueryShape>(search: URLSearchParams, shape: S, fields: FieldParameters): Parsed<Query<S>> {
  const parsed = parseQuery(search, shape, fields)
  if (!parsed.ok) return parsed
  const window = checkWindow(parsed.value.values)
  return window.ok ? parsed : window
}

function findBadParams(
  given: ReadonlyMap<string, string>,
  params: ReadonlyMap<string, PathParameter>,
): readonly string[] {
  return [...params]
    .filter(([name, parameter]) => !parameter.pattern.test(given.get(name) ?? ''))
    .map(([name, parameter]) => `${name} ${parameter.rule}`)
}

function readBody<B extends z.ZodType>(
  given: unknown,
  schema: B | undefined,
): { readonly value: z.output<B>; readonly problems: readonly string[] } {
  // A route without a body schema declares B as unknown and reads nothing from it.
  if (schema === undefined) return { value: undefined as z.output<B>, problems: [] }
  const result = schema.safeParse(given)
  if (result.success) return { value: result.data, problems: [] }
  return { value: undefined as z.output<B>, problems: describeIssues(result.error) }
}

function badRequest(problems: readonly string[]): ValueAnswer {
  return problem(400, `${problems.join('; ')}.`, { problems })
}
