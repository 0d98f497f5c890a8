import type { CoverageJson } from '@telltale/model'

/** Names of ATLAS techniques and OWASP entries by their ids. */
export function standardNames(coverage: CoverageJson | undefined): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  if (!coverage) return names
  for (const { techniques } of coverage.tactics) {
    for (const technique of techniques) {
      names.set(technique.id, technique.name)
      for (const sub of technique.subtechniques) names.set(sub.id, sub.name)
    }
  }
  for (const entry of [...coverage.owasp_llm, ...coverage.owasp_agentic]) names.set(entry.id, entry.name)
  return names
}
