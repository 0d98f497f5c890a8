/**
 * Runs the scenarios named on the command line, or all, then flushes and exits 0; 1 when a scenario or the
 * export failed, 2 when a name is unknown.
 * @param {{ stop(): Promise<void> }} telemetry
 * @param {ReadonlyMap<string, () => Promise<unknown>>} scenarios
 */
export async function runScenarios(telemetry, scenarios) {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !scenarios.has(name))
  if (unknown.length > 0) {
    process.stderr.write(`no scenario ${unknown.join(', ')}; there are ${[...scenarios.keys()].join(', ')}\n`)
    process.exit(2)
  }
  let failed = false
  for (const [name, play] of scenarios) {
    if (asked.length > 0 && !asked.includes(name)) continue
    try {
      await play()
    } catch (error) {
      failed = true
      process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    }
  }
  await telemetry.stop().catch((error) => {
    failed = true
    process.stderr.write(`export: ${error instanceof Error ? error.message : String(error)}\n`)
  })
  process.exit(failed ? 1 : 0)
}
