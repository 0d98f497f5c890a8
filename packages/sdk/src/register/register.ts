// `node --import @telltale/sdk/register app.js`: watches every client of a known library and every request that leaves,
// set up from OTEL_* and TELLTALE_* variables; the application's code stays as it is.
import { followEgress } from '../egress/follow-egress.ts'
import { start } from '../start/start.ts'
import { wrapClient } from '../wrap/wrap-client.ts'
import { hookModules } from './hook-modules.ts'

try {
  const handle = start()
  await hookModules(
    (_library, client) => wrapClient(client, handle) ?? client,
    new URL('./loader-hooks.js', import.meta.url),
  )
  await followEgress({ recorder: handle.recorder, own: [handle.settings.endpoint] })
} catch (error) {
  console.warn(`telltale: not watching, the application goes on: ${String(error)}`)
}
