import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenHttp } from '../../telltale/src/proxy/mcp/listen-http.ts'
import { Upstream } from '../../telltale/src/proxy/mcp/upstream.ts'
import { type HttpServer, serveMcp } from '../../telltale/test/fixtures/mcp/http-server.ts'
import { cleanUp, cleanups, proxyKit } from '../../telltale/test/fixtures/mcp/proxy-kit.ts'
import {
  type Upstream as Provider,
  type RunningProxy,
  startProxy,
  startUpstream,
} from '../../telltale/test/llm-proxy-kit.ts'

// In a real browser, since what it sends as Host and Origin is the whole defence.
const REBOUND = 'rebound.example'
let server: HttpServer
let provider: Provider
let llm: RunningProxy
let mcpUrl: URL
let page: Page

beforeAll(async () => {
  server = await serveMcp()
  const front = await listenHttp(proxyKit().options, new Upstream({ url: server.url, headers: {} }), {
    port: 0,
    origins: [],
  })
  cleanups.push(() => front.close())
  mcpUrl = new URL(front.url)
  provider = await startUpstream()
  llm = await startProxy(provider.url)
  // Every name leads here: that is what a page has after it has bound its own name to this machine.
  const args = ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP *.example 127.0.0.1']
  const features = '--disable-features=LocalNetworkAccessChecks,PrivateNetworkAccessSendPreflights'
  const browser = await chromium.launch({
    executablePath: process.env.TELLTALE_CHROMIUM ?? '/usr/bin/chromium',
    // The browser may have a guard of its own: ours must hold without it.
    args: [...args, features],
  })
  cleanups.push(() => browser.close())
  page = await browser.newPage()
})

afterAll(async () => {
  await llm?.close()
  await provider?.close()
  await cleanUp()
})

/** Opens a page that the attacker's own server gave out, before its name led here. */
async function openAt(origin: string): Promise<void> {
  await page.unrouteAll()
  await page.route(`${origin}/`, (route) => route.fulfill({ contentType: 'text/html', body: '<p>hello' }))
  await page.goto(`${origin}/`)
}

interface Tried {
  readonly url: string
  readonly type: string
}

/** What comes of a call from the page: its status, or `refused` where the browser does not let the page see it. */
function attempt(tried: Tried, mode: 'cors' | 'no-cors' = 'cors'): Promise<number | 'refused'> {
  return page.evaluate(
    async ({ url, type, asked }) => {
      const headers = { 'content-type': type, accept: 'application/json, text/event-stream' }
      const body = '{"jsonrpc":"2.0","id":1,"method":"tools/list"}'
      const answer = await fetch(url, { method: 'POST', mode: asked, headers, body }).catch(() => undefined)
      return answer === undefined ? ('refused' as const) : answer.status
    },
    { ...tried, asked: mode },
  )
}

const TYPES = ['application/json', 'text/plain']

test('a page of the proxy itself is let in, so that what follows is refused for where it comes from', async () => {
  await openAt(mcpUrl.origin)
  expect(await attempt({ url: '/mcp', type: 'text/plain' })).toBe(415)
})

test('a page whose name is bound to this machine is refused by both proxies', async () => {
  await openAt(`http://${REBOUND}:${mcpUrl.port}`)
  for (const type of TYPES) expect(await attempt({ url: '/mcp', type })).toBe(403)
  const llmPort = new URL(llm.url).port
  await openAt(`http://${REBOUND}:${llmPort}`)
  for (const type of TYPES) expect(await attempt({ url: '/openai/v1/chat/completions', type })).toBe(403)
  expect(await page.evaluate(async () => (await fetch('/openai/v1/models')).status)).toBe(403)
  expect(server.seen).toEqual([])
  expect(provider.requests).toEqual([])
})

test('a page of another site reaches neither, whether it asks openly or not, also out of a frame without origin', async () => {
  const targets = [mcpUrl.href, `${llm.url}/openai/v1/chat/completions`]
  const statuses: number[] = []
  page.on('response', (response) => {
    if (targets.includes(response.url())) statuses.push(response.status())
  })
  await openAt('http://evil.example')
  for (const url of targets) {
    for (const type of TYPES) {
      expect(await attempt({ url, type })).toBe('refused')
      expect(await attempt({ url, type }, 'no-cors')).not.toBe(200)
    }
  }
  await page.evaluate(async (urls) => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    const calls = urls.map((url) => `fetch('${url}',{method:'POST',mode:'no-cors',body:'{}'}).catch(()=>{})`)
    frame.srcdoc = `<script>Promise.all([${calls.join(',')}]).then(()=>parent.postMessage('done','*'))</script>`
    const done = new Promise((resolve) => addEventListener('message', resolve, { once: true }))
    document.body.append(frame)
    await done
  }, targets)
  expect(statuses.length).toBeGreaterThan(0)
  expect(new Set(statuses)).toEqual(new Set([403]))
  expect(server.seen).toEqual([])
  expect(provider.requests).toEqual([])
})
