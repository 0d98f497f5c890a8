import { encodeRows } from '../encode-rows.ts'
import { openEventStore } from '../open-store.ts'
import { NOON, sampleEvent, sampleRecord } from './samples.ts'

// Run by durability.test.ts in a process of its own: writes batch after batch and says each one that is acknowledged.
const [path = '', firstBatch = '0', batches = 'Infinity'] = process.argv.slice(2)
const store = await openEventStore({ path })
process.stdout.write('open\n')
for (let batch = Number(firstBatch); batch < Number(firstBatch) + Number(batches); batch += 1) {
  const names = Array.from({ length: 50 }, (_, i) => `${batch}-${i}`)
  const events = names.map((name) =>
    sampleEvent({ name, receivedMs: NOON + batch, seq: batch, fields: { 'telltale.prompt.text': name } }),
  )
  await store.write(encodeRows({ events, records: [sampleRecord({ name: `${batch}`, receivedMs: NOON + batch })] }))
  process.stdout.write(`acknowledged ${batch}\n`)
}
await store.close()
