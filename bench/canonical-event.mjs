import { createHash } from 'node:crypto'

/**
 * An event of the simulated company as the normalizer gives it.
 * @param {{ category: string, action: string, receivedMs: number, fields: object | Map<string, unknown> }} event
 * @param {number} seq
 */
export function toAiEvent({ category, action, receivedMs, fields }, seq) {
  return {
    id: createHash('sha256').update(`${seq}`).digest('hex').slice(0, 32),
    tenant: 'default',
    category,
    action,
    timeUnixNano: BigInt(Math.round(receivedMs)) * 1_000_000n,
    receivedMs,
    seq,
    fields: fields instanceof Map ? fields : new Map(Object.entries(fields)),
  }
}
