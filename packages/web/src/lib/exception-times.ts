/** How long an exception may last; there is none without an end. */
export const LASTING: readonly { readonly label: string; readonly days: number }[] = [
  { label: '1 day', days: 1 },
  { label: '7 days', days: 7 },
  { label: '30 days', days: 30 },
  { label: '90 days', days: 90 },
]

/** When an exception made now ends, ISO 8601. */
export function endOf(days: number, nowMs: number): string {
  return new Date(nowMs + days * 86_400_000).toISOString()
}
