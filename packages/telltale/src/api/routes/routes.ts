import type { Route } from '../route.ts'
import { CONTROL_ROUTES } from './control-routes.ts'
import { EVENT_ROUTES } from './event-routes.ts'
import { HEALTH_ROUTES } from './health-routes.ts'
import { OPERATION_ROUTES } from './operation-routes.ts'
import { RECORD_ROUTES } from './record-routes.ts'
import { SESSION_ROUTES } from './session-routes.ts'
import { TAIL_ROUTES } from './tail-route.ts'

/** Every route of the API: the server registers these, the OpenAPI document lists them, the access test walks them. */
export const ROUTES: readonly Route[] = [
  ...EVENT_ROUTES,
  ...RECORD_ROUTES,
  ...OPERATION_ROUTES,
  ...CONTROL_ROUTES,
  ...TAIL_ROUTES,
  ...SESSION_ROUTES,
  ...HEALTH_ROUTES,
]
