import type { LogSource } from '../rule/document.ts'

/** The log source as one text; two that differ only in case are the same. */
export function logSourceKey({ category, product, service }: LogSource): string {
  return `${keyOf(category)}${keyOf(product)}${keyOf(service)}`
}

/** The length before it keeps parts apart, whatever they hold. */
function keyOf(part: string | undefined): string {
  return part === undefined ? '-' : `${part.length}:${part.toLowerCase()}`
}

/** True unless both name a category, product or service and the names differ. */
export function mayComeFrom(rule: LogSource, event: LogSource): boolean {
  return (
    agrees(rule.category, event.category) && agrees(rule.product, event.product) && agrees(rule.service, event.service)
  )
}

function agrees(rule: string | undefined, event: string | undefined): boolean {
  return rule === undefined || event === undefined || rule.toLowerCase() === event.toLowerCase()
}
