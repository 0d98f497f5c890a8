// An application that ends in one way or another; see exit.test.ts.
import { createExporter } from '../../src/export/create-exporter.ts'
import { createRecorder } from '../../src/record/create-recorder.ts'
import { start } from '../../src/start/start.ts'

const [way = '', endpoint = '', directory = ''] = process.argv.slice(2)

const WAYS = new Map<string, () => void>([
  // Nothing is left to do: the process ends by itself.
  ['ends', () => void start({ endpoint }).recorder.startSpan('last').end()],
  ['has-key', () => void start({ endpoint, key: 'k' }).recorder.startSpan('last').end()],
  // The time-out is so long that only the bound at the exit can end it.
  ['hangs', () => record({ endpoint, timeoutMs: 600_000 })],
  [
    'crashes',
    () => {
      record({ endpoint, spool: { directory } })
      throw new Error('of the application')
    },
  ],
  [
    'exits',
    () => {
      record({ endpoint, spool: { directory } })
      process.exit(3)
    },
  ],
  ['returns', () => void createExporter({ endpoint, spool: { directory } })],
])

function record(options: Parameters<typeof createExporter>[0]): void {
  createRecorder({ take: createExporter(options).take })
    .startSpan('last')
    .end()
}

WAYS.get(way)?.()
