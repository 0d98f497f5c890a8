import { CATEGORIES } from '@telltale/model'
import type { EventCounts } from '../store/store.ts'
import type { ApiContext } from './api-context.ts'

/** Reasons come from a list, but a metric must stay small whatever happens to that list. */
const MAX_REASONS = 50

interface Sample {
  readonly labels?: Readonly<Record<string, string>>
  readonly value: number
}

interface Metric {
  readonly name: string
  readonly type: 'counter' | 'gauge'
  readonly help: string
  readonly samples: readonly Sample[]
}

/** The process in numbers, in the Prometheus text format 0.0.4; event counts are left out when unknown. */
export function renderMetrics(context: ApiContext, events: EventCounts | undefined): string {
  const metrics = [...ledger(context), ...storage(context, events), ...runtime(context)]
  return metrics.map(renderMetric).join('')
}

function ledger(context: ApiContext): readonly Metric[] {
  const journal = context.journalStats()
  const counter = (name: string, help: string, value: number): Metric => ({
    name: `telltale_records_${name}_total`,
    type: 'counter',
    help,
    samples: [{ value }],
  })
  return [
    counter('accepted', 'Records acknowledged to a sender since the data directory was made.', journal.accepted),
    counter('stored', 'Records stored.', journal.stored),
    counter('quarantined', 'Records that could not be read and were set aside.', journal.quarantined),
    counter('unrecognised', 'Records stored that no dialect reads.', journal.unrecognised),
    {
      name: 'telltale_records_refused_total',
      type: 'counter',
      help: 'Refused at the door since the start, by reason.',
      samples: refusedSamples(context),
    },
    {
      name: 'telltale_stage_seconds_total',
      type: 'counter',
      help: 'Time spent behind the journal since the start, by stage.',
      samples: [...(context.stageSeconds?.() ?? [])].map(([stage, value]) => ({ labels: { stage }, value })),
    },
    {
      name: 'telltale_scan_failures_total',
      type: 'counter',
      help: 'Texts whose scan failed since the start; their events are stored and say so.',
      samples: [{ value: context.unscannedTexts?.() ?? 0 }],
    },
  ]
}

function refusedSamples(context: ApiContext): readonly Sample[] {
  const sums = new Map<string, number>()
  for (const { reason, count } of context.refusals()) {
    const label = sums.has(reason) || sums.size < MAX_REASONS ? reason : 'other'
    sums.set(label, (sums.get(label) ?? 0) + count)
  }
  return [...sums].map(([reason, value]) => ({ labels: { reason }, value }))
}

function storage(context: ApiContext, events: EventCounts | undefined): readonly Metric[] {
  const journal = context.journalStats()
  const lagMs = journal.oldestPendingMs === undefined ? 0 : Math.max(0, context.now() - journal.oldestPendingMs)
  const byCategory = CATEGORIES.map((category) => ({
    labels: { category },
    value: events?.byCategory.get(category) ?? 0,
  }))
  return [
    gauge('telltale_store_up', 'Whether the event store answers.', events === undefined ? 0 : 1),
    {
      name: 'telltale_events',
      type: 'gauge',
      help: 'Events stored, by log.',
      samples: events === undefined ? [] : byCategory,
    },
    gauge('telltale_journal_bytes', 'Bytes the journal holds.', journal.bytes),
    gauge('telltale_journal_capacity_bytes', 'Bytes at which the journal refuses more.', journal.capacityBytes),
    gauge('telltale_lag_seconds', 'Age of the oldest record not yet stored.', lagMs / 1_000),
    gauge('telltale_live_tails', 'Live tails that are open.', context.tails.size),
  ]
}

function runtime(context: ApiContext): readonly Metric[] {
  const memory = process.memoryUsage()
  const own = context.memory?.()
  const cpu = process.cpuUsage()
  const delay = [0.5, 0.99].map((quantile) => ({
    labels: { quantile: String(quantile) },
    value: context.loopDelay.percentile(quantile * 100) / 1e9,
  }))
  return [
    {
      name: 'telltale_build_info',
      type: 'gauge',
      help: 'The version that runs.',
      samples: [{ labels: { version: context.version }, value: 1 }],
    },
    gauge('process_start_time_seconds', 'Unix time of the start.', context.startedAtMs / 1_000),
    {
      name: 'process_cpu_seconds_total',
      type: 'counter',
      help: 'CPU the process used, user and system.',
      samples: [{ value: (cpu.user + cpu.system) / 1e6 }],
    },
    gauge('process_resident_memory_bytes', 'Memory the process holds.', memory.rss),
    ...(own === undefined
      ? []
      : [
          gauge('telltale_memory_bytes', 'Memory of its own that the process holds.', own.usedBytes()),
          gauge('telltale_memory_limit_bytes', 'Memory it plans with; above it nothing is taken in.', own.limitBytes),
          gauge('telltale_memory_tight', 'Whether senders are refused for want of memory.', own.isTight() ? 1 : 0),
        ]),
    gauge('nodejs_heap_used_bytes', 'Heap in use.', memory.heapUsed),
    {
      name: 'nodejs_eventloop_delay_seconds',
      type: 'gauge',
      help: 'How late the event loop runs timers, since the start.',
      samples: delay,
    },
    {
      name: 'telltale_http_requests_total',
      type: 'counter',
      help: 'Answers of the API and the screens.',
      samples: context.httpCounters.list().map(({ labels, count }) => ({
        labels: { method: labels.method, route: labels.route, status: String(labels.status) },
        value: count,
      })),
    },
  ]
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, type: 'gauge', help, samples: [{ value }] }
}

function renderMetric(metric: Metric): string {
  const lines = metric.samples.map(({ labels, value }) => `${metric.name}${renderLabels(labels ?? {})} ${value}\n`)
  return `# HELP ${metric.name} ${metric.help}\n# TYPE ${metric.name} ${metric.type}\n${lines.join('')}`
}

function renderLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
