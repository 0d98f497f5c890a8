import { runApp } from './app.mjs'

// What edge-main.mjs waits for.
globalThis.outcome = runApp(globalThis.ENDPOINT)
