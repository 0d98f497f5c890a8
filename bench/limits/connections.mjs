import net from 'node:net'

const AT_ONCE = 200

/** Opens connections that send nothing. */
export async function holdIdle(port, count) {
  const sockets = []
  let failed = 0
  for (let made = 0; made < count; made += AT_ONCE) {
    const some = await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - made) }, () => connect(port)))
    for (const socket of some)
      if (socket === undefined) failed += 1
      else sockets.push(socket)
  }
  return {
    opened: sockets.length,
    failed,
    close: () => {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Sends one byte a second; gives after how many seconds the last was cut. */
export async function holdSlow(port, { headers, bodies }) {
  const head = 'POST /v1/traces HTTP/1.1\r\nhost: a\r\n'
  const whole = `${head}content-type: application/x-protobuf\r\ncontent-length: 1000\r\n\r\n`
  const [headersS, bodiesS] = await Promise.all([untilCut(port, headers, head), untilCut(port, bodies, whole)])
  return { headersS, bodiesS }
}

async function untilCut(port, count, first) {
  const times = await Promise.all(Array.from({ length: count }, () => drip(port, first)))
  return Math.max(0, ...times)
}

function drip(port, first) {
  return new Promise((resolve) => {
    const startMs = performance.now()
    const socket = net.connect(port, '127.0.0.1', () => socket.write(first))
    const timer = setInterval(() => socket.writable && socket.write('a'), 1_000)
    socket.on('error', () => {})
    socket.resume()
    socket.on('close', () => {
      clearInterval(timer)
      resolve((performance.now() - startMs) / 1_000)
    })
  })
}

function connect(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(socket))
    socket.on('error', () => resolve(undefined))
  })
}
