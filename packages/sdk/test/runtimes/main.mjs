import { runApp } from './app.mjs'

console.log(JSON.stringify(await runApp(process.env.ENDPOINT)))
