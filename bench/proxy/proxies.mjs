import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { ROOT } from '../../scripts/prepare/prepare.mjs'

/** Starts what takes records and forgets them; gives its address. */
export async function startSink() {
  const child = fork(join(ROOT, 'bench/sdk/sink.mjs'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const [endpoint] = await once(child, 'message')
  return { endpoint, close: () => void child.kill() }
}

/** Starts `telltale proxy` in a process of its own; `url` is where OpenAI's clients are pointed. */
export async function startProxy(mode, upstream, endpoint) {
  const args = ['packages/telltale/bin/telltale.cjs', 'proxy', '--port', '0', '--mode', mode]
  const child = spawn(process.execPath, [...args, '--openai-url', upstream, '--endpoint', endpoint], {
    cwd: ROOT,
    env: { ...process.env, TELLTALE_READY_JSON: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  const close = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { url: `${JSON.parse(String(line)).url}/openai/v1`, pid: child.pid, close }
}

/** A provider whose answers a function writes. */
export async function startProvider(answer) {
  const server = createServer(async (request, response) => {
    const parts = []
    for await (const part of request) parts.push(part)
    await answer(request, response, Buffer.concat(parts))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${server.address().port}/v1`, close }
}

/** One event of a chat stream. */
export function chatEvent(content) {
  const choices = [{ index: 0, delta: { content }, finish_reason: null }]
  return `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices })}\n\n`
}

/** Kilobytes of memory that a process holds, from the kernel; undefined where that is not Linux. */
export function residentKb(status) {
  const line = status.split('\n').find((one) => one.startsWith('VmRSS:'))
  return line === undefined ? undefined : Number(line.replace(/\D/g, ''))
}
