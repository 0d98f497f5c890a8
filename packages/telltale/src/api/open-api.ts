import { z } from 'zod'
import { ANSWER_SCHEMAS } from './named-schemas.ts'
import type { Parameter } from './query/parse-query.ts'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 document of these routes. */
export function buildOpenApi(routes: readonly Route[], version: string): Json {
  const paths = new Map<string, Record<string, Json>>()
  for (const route of routes) {
    const path = paths.get(route.path) ?? {}
    path[route.method.toLowerCase()] = toOperation(route)
    paths.set(route.path, path)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Telltale',
      version,
      description:
        'Security monitoring for AI applications and agents. Errors are problem details (RFC 9457). Times are receive time, ISO 8601 in UTC.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: Object.fromEntries(paths),
    components: {
      schemas: toComponents(),
      securitySchemes: {
        readKey: { type: 'http', scheme: 'bearer', description: 'A key of scope read or write.' },
        writeKey: { type: 'http', scheme: 'bearer', description: 'A key of scope write.' },
        session: { type: 'apiKey', in: 'cookie', name: 'telltale', description: 'Made by POST /api/v1/session.' },
      },
    },
  }
}

const SECURITY: Readonly<Record<Route['access'], readonly Json[]>> = {
  read: [{ readKey: [] }, { session: [] }],
  write: [{ writeKey: [] }, { session: [] }],
  open: [],
  public: [],
}

function toOperation(route: Route): Json {
  const parameters = [
    ...[...route.params].map(([name, { about, pattern }]) => ({
      name,
      in: 'path',
      required: true,
      description: about,
      schema: { type: 'string', pattern: pattern.source },
    })),
    ...Object.entries(route.query).map(([name, parameter]) => toQueryParameter(name, parameter)),
    ...[...route.fieldParameters].map(([name, field]) => toFieldParameter(name, field)),
  ]
  return {
    summary: route.summary,
    operationId: toOperationId(route),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined ? {} : { requestBody: toRequestBody(route.body) }),
    responses: toResponses(route),
    // An empty list says that nothing is asked for; servers in open mode ask for nothing anywhere.
    security: SECURITY[route.access],
  }
}

function toQueryParameter(name: string, parameter: Parameter): Json {
  return {
    name,
    in: 'query',
    description: parameter.about,
    schema: toJsonSchema(parameter.schema),
    ...(parameter.given === 'once' ? {} : { style: 'form', explode: parameter.given === 'repeated' }),
  }
}

function toFieldParameter(name: string, field: string): Json {
  return {
    name,
    in: 'query',
    description: `Only events whose \`${field}\` is this, or any of these; empty: events without it.`,
    schema: { type: 'array', items: { type: 'string' } },
    style: 'form',
    explode: true,
  }
}

function toRequestBody(body: z.ZodType): Json {
  return { required: true, content: { 'application/json': { schema: toJsonSchema(body) } } }
}

function toResponses(route: Route): Json {
  const { status, mediaType, schema, otherTypes = [] } = route.success
  const others = Object.fromEntries(otherTypes.map((type) => [type, {}]))
  const content =
    mediaType === ''
      ? {}
      : { content: { [mediaType]: schema === undefined ? {} : { schema: refer(schema) }, ...others } }
  const problem = { schema: { $ref: '#/components/schemas/Problem' } }
  return {
    [String(status)]: { description: 'Done.', ...content },
    ...(route.path === '/ready'
      ? {
          '503': {
            description: 'Not ready.',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Health' } } },
          },
        }
      : {}),
    default: { description: 'What went wrong, and what is allowed.', content: { 'application/problem+json': problem } },
  }
}

function refer(schema: z.ZodType): Json {
  const known = [...ANSWER_SCHEMAS].find(([, candidate]) => candidate === schema)
  return known === undefined ? toJsonSchema(schema) : { $ref: `#/components/schemas/${known[0]}` }
}

/** Every answer's shape under its name; shapes refer to each other by name. */
function toComponents(): Json {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of ANSWER_SCHEMAS) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'input' })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHeader(schema)]))
}

function toJsonSchema(schema: z.ZodType): Json {
  return withoutHeader(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
}

/** `$schema` and `$id` belong to documents of their own. */
function withoutHeader(schema: Json): Json {
  const { $schema: _, $id: __, ...rest } = schema
  return rest
}

function toOperationId(route: Route): string {
  const words = route.path.replace(/^\/(api\/)?/, '').match(/[a-zA-Z0-9]+/g) ?? []
  const [verb, ...rest] = [route.method.toLowerCase(), ...words]
  return verb + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}
