import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { formatSearch, parseSearch, pick } from '../lib/url-search.ts'
import { CrashPage, NotFoundPage } from './lost-pages.tsx'
import { Shell } from './shell.tsx'

const RANGE = ['range', 'from', 'to'] as const

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: CrashPage })

const overview = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Record<string, unknown>) => pick(search, [...RANGE, 'app']),
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

const explore = createRoute({
  getParentRoute: () => root,
  path: '/explore',
  validateSearch: (search: Record<string, unknown>) =>
    pick(search, [...RANGE, 'query', 'event', 'record', 'tab', 'live', 'view', 'split']),
  component: lazyRouteComponent(() => import('../features/explore/explore-page.tsx'), 'ExplorePage'),
})

const traces = createRoute({
  getParentRoute: () => root,
  path: '/traces',
  validateSearch: (search: Record<string, unknown>) => pick(search, [...RANGE, 'app', 'at']),
  component: lazyRouteComponent(() => import('../features/trace/trace-list-page.tsx'), 'TraceListPage'),
})

const trace = createRoute({
  getParentRoute: () => root,
  path: '/traces/$traceId',
  validateSearch: (search: Record<string, unknown>) => pick(search, ['card', 'lower', 'tab']),
  component: lazyRouteComponent(() => import('../features/trace/trace-page.tsx'), 'TracePage'),
})

const telemetry = createRoute({
  getParentRoute: () => root,
  path: '/telemetry',
  validateSearch: (search: Record<string, unknown>) => pick(search, [...RANGE, 'view', 'app', 'log', 'find']),
  component: lazyRouteComponent(() => import('../features/telemetry/telemetry-page.tsx'), 'TelemetryPage'),
})

/** Every address of the screens. */
export const router = createRouter({
  routeTree: root.addChildren([overview, explore, traces, trace, telemetry]),
  parseSearch,
  stringifySearch: formatSearch,
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
