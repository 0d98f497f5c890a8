import { runApp } from './app.mjs'

// biome-ignore lint/style/noDefaultExport: workerd looks for its handlers there
export default {
  async test(_controller, env) {
    console.log(JSON.stringify(await runApp(env.ENDPOINT)))
  },
}
