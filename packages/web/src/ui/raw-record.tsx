import { useQuery } from '@tanstack/react-query'
import { asText } from '../lib/event-fields.ts'
import { recordQuery } from '../lib/queries.ts'
import { EvidenceWell } from './evidence-well.tsx'
import { KeyValue } from './key-value.tsx'
import { ErrorPanel, Partial, SkeletonRows } from './states.tsx'
import { UntrustedLine } from './untrusted.tsx'

/** A record as it came: what it says of itself, and its whole body. */
export function RawRecord({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery({ ...recordQuery(id), enabled: id !== '' })
  if (id === '') return <Partial title="No record is kept for this event">It was sent as a plain event.</Partial>
  if (error) return <ErrorPanel title="The record could not be read" error={error} retry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={6} height={24} />
  return (
    <div className="grid gap-3">
      <KeyValue
        rows={[
          ['Signal', data.signal],
          ['Name', <UntrustedLine key="name" text={data.name} />],
          ['Service', <UntrustedLine key="service" text={data.service} />],
          ['Read as', data.dialect === '' ? 'not recognised, kept whole' : data.dialect],
          ['Sender’s time', data.time],
          ['Received', data.received],
          ['Events made', String(data.event_count)],
          ['Record', <code key="id">{data.id}</code>],
        ]}
      />
      <EvidenceWell title="as it came" trust="untrusted" text={asText(data.body)} mono />
    </div>
  )
}
