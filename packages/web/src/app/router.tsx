import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { firstEventQuery } from '../lib/queries.ts'
import { formatSearch, parseSearch, pick } from '../lib/url-search.ts'
import { CrashPage, NotFoundPage } from './lost-pages.tsx'
import { createQueryClient } from './query-client.ts'
import { Shell } from './shell.tsx'

const RANGE = ['range', 'from', 'to'] as const

/** Longer than this no screen waits for the time range that fits, milliseconds. */
const FIT_WAIT_MS = 1_000

// A screen whose address names no time starts with the range that fits, not with one that changes under the eye.
function loadFirstEvent({ context }: { readonly context: { readonly cache: QueryClient } }): Promise<unknown> {
  const known = context.cache.ensureQueryData({ ...firstEventQuery, retry: false }).catch(() => undefined)
  return Promise.race([known, new Promise((resolve) => setTimeout(resolve, FIT_WAIT_MS))])
}

const root = createRootRouteWithContext<{ readonly cache: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
})

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  loader: loadFirstEvent,
  validateSearch: (search: Record<string, unknown>) => pick(search, [...RANGE, 'app']),
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

const explore = createRoute({
  getParentRoute: () => root,
  path: '/explore',
  loader: loadFirstEvent,
  validateSearch: (search: Record<string, unknown>) =>
    pick(search, [...RANGE, 'query', 'event', 'record', 'tab', 'live', 'view', 'split']),
  component: lazyRouteComponent(() => import('../features/explore/explore-page.tsx'), 'ExplorePage'),
})

const traces = createRoute({
  getParentRoute: () => root,
  path: '/traces',
  loader: loadFirstEvent,
  validateSearch: (search: Record<string, unknown>) => pick(search, [...RANGE, 'app', 'at']),
  component: lazyRouteComponent(() => import('../features/trace/trace-list-page.tsx'), 'TraceListPage'),
})

const trace = createRoute({
  getParentRoute: () => root,
  path: '/traces/$traceId',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['view', 'card', 'flow', 'tab', 'lower', 'all']),
  component: lazyRouteComponent(() => import('./trace-screen.tsx'), 'TraceScreen'),
})

const telemetry = createRoute({
  getParentRoute: () => root,
  path: '/telemetry',
  loader: loadFirstEvent,
  validateSearch: (search: Record<string, unknown>) => pick(search, [...RANGE, 'view', 'app', 'log', 'find']),
  component: lazyRouteComponent(() => import('../features/telemetry/telemetry-page.tsx'), 'TelemetryPage'),
})

const control = createRoute({
  getParentRoute: () => root,
  path: '/control',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['view', 'kind', 'value']),
  component: lazyRouteComponent(() => import('../features/control/control-page.tsx'), 'ControlPage'),
})

const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  validateSearch: (search: Record<string, unknown>) =>
    pick(search, [
      ...RANGE,
      ...(['view', 'level', 'log', 'rule', 'trace', 'conversation', 'q'] as const),
      ...(['group', 'story', 'alert', 'pane'] as const),
    ]),
  component: lazyRouteComponent(() => import('../features/alerts/alerts-page.tsx'), 'AlertsPage'),
})

const coverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['view', 'state', 'cell', 'at']),
  component: lazyRouteComponent(() => import('../features/coverage/coverage-page.tsx'), 'CoveragePage'),
})

const rules = createRoute({
  getParentRoute: () => root,
  path: '/rules',
  validateSearch: (search: Record<string, unknown>) =>
    pick(search, ['q', 'level', 'log', 'state', 'origin', 'tests', 'fired', 'noisy', 'sort', 'rule']),
  component: lazyRouteComponent(() => import('../features/rules/rules-page.tsx'), 'RulesPage'),
})

const newRule = createRoute({
  getParentRoute: () => root,
  path: '/rules/new',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['tab', 'since']),
  component: lazyRouteComponent(() => import('../features/rules/new-rule-page.tsx'), 'NewRulePage'),
})

const rule = createRoute({
  getParentRoute: () => root,
  path: '/rules/$ruleId',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['tab', 'since']),
  component: lazyRouteComponent(() => import('../features/rules/rule-page.tsx'), 'RulePage'),
})

/** Every address of the screens. */
export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    alerts,
    explore,
    traces,
    trace,
    control,
    rules,
    newRule,
    rule,
    coverage,
    telemetry,
  ]),
  parseSearch,
  stringifySearch: formatSearch,
  context: { cache: createQueryClient() },
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
