import type { AlertJson } from '@telltale/model'

/** An alert for tests: open, high, seen once. */
export function sampleAlert(parts: Partial<AlertJson> & Pick<AlertJson, 'id'>): AlertJson {
  return {
    rule: 'rule-1',
    title: 'Mail Assistant paid an account named only in an outside mail',
    level: 'high',
    kind: 'rule',
    category: 'ai_tool',
    status: 'open',
    resolution: null,
    assignee: null,
    note: null,
    changed_by: null,
    atlas: [],
    atlas_release: '2026.09',
    owasp: [],
    first_seen: '2026-11-23T09:41:52.000Z',
    last_seen: '2026-11-23T09:41:52.000Z',
    count: 1,
    events: [],
    traces: [],
    conversations: [],
    entities: [],
    evidence: [],
    ...parts,
  }
}
