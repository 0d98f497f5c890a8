import type { Route } from '../route.ts'
import { ALERT_ROUTES } from './alert-routes.ts'
import { CONTROL_ROUTES } from './control-routes.ts'
import { EVENT_ROUTES } from './event-routes.ts'
import { EXCEPTION_ROUTES } from './exception-routes.ts'
import { HEALTH_ROUTES } from './health-routes.ts'
import { OPERATION_ROUTES } from './operation-routes.ts'
import { RECORD_ROUTES } from './record-routes.ts'
import { RULE_ROUTES } from './rule-routes.ts'
import { SESSION_ROUTES } from './session-routes.ts'
import { STORY_ROUTES } from './story-route.ts'
import { TAIL_ROUTES } from './tail-route.ts'

/** Every route of the API: the server registers these, the OpenAPI document lists them, the access test walks them. */
export const ROUTES: readonly Route[] = [
  ...EVENT_ROUTES,
  ...RECORD_ROUTES,
  ...OPERATION_ROUTES,
  ...STORY_ROUTES,
  ...ALERT_ROUTES,
  ...RULE_ROUTES,
  ...EXCEPTION_ROUTES,
  ...CONTROL_ROUTES,
  ...TAIL_ROUTES,
  ...SESSION_ROUTES,
  ...HEALTH_ROUTES,
]
