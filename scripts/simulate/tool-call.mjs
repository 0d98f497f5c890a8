import { TOOLS } from './tools.mjs'
import { hashOf } from './trace.mjs'

/** One call of a tool: asked for, approved where that is the rule, carried out. Gives the result, undefined when denied. */
export function callTool(world, trace, { app, name, slots }) {
  const { random } = trace
  const tool = TOOLS[name]
  const args = tool.args(random, slots)
  const fields = describeCall(world, { name, tool, args, callId: `call_${random.hex(16)}` })
  trace.wait(random.logNormal(500, 0.5))
  trace.emit('ai_tool', 'tool.requested', fields)
  const asked = tool.approve !== undefined && random.chance(tool.approve)
  if (asked) {
    trace.wait(random.logNormal(6000, 0.8))
    const denied = random.chance(0.03)
    const decision = { 'telltale.tool.decision': denied ? 'reject' : 'accept', 'telltale.tool.decision_source': 'user' }
    trace.emit('ai_tool', denied ? 'tool.denied' : 'tool.approved', { ...fields, ...decision })
    if (denied) return undefined
  }
  const decision = {
    'telltale.tool.decision': asked ? 'accept' : 'auto_accept',
    'telltale.tool.decision_source': asked ? 'user' : 'config',
  }
  for (let attempt = 1; ; attempt += 1) {
    const failed = attempt < 3 && random.chance(0.015)
    const result = failed ? 'error: timed out' : tool.result(random, slots)
    trace.wait(random.logNormal(400, 0.7))
    emitExecution(trace, { app, tool, fields: { ...fields, ...decision }, args, result, failed })
    if (!failed) return result
  }
}

function describeCall(world, { name, tool, args, callId }) {
  const text = Object.values(args).join(' ')
  return {
    'gen_ai.tool.name': name,
    'gen_ai.tool.type': tool.type === 'mcp' ? 'extension' : 'function',
    'gen_ai.tool.call.id': callId,
    'gen_ai.tool.call.arguments': args,
    'telltale.tool.arguments_text': text,
    'telltale.tool.risk_tier': tool.risk,
    'telltale.tool.definition_hash': world.definitionHash(name),
    ...(tool.mcp === undefined ? {} : { 'telltale.mcp.server.name': tool.mcp, 'mcp.method.name': 'tools/call' }),
    ...(tool.command ? { 'process.command_line': args.command, 'telltale.tool.sandboxed': true } : {}),
    ...(tool.file ? { 'file.path': args.path } : {}),
    ...(tool.db
      ? {
          'db.query.text': args.query,
          'db.operation.name': 'SELECT',
          'db.collection.name': /FROM ([a-z.]+)/.exec(args.query)?.[1] ?? '',
        }
      : {}),
  }
}

function emitExecution(trace, { app, tool, fields, args, result, failed }) {
  const { random } = trace
  trace.emit(
    'ai_tool',
    'tool.executed',
    {
      ...fields,
      'gen_ai.tool.call.result': result,
      'telltale.tool.result_size': result.length,
      'telltale.tool.result_hash': hashOf(result),
      'telltale.duration_ms': Math.round(random.logNormal(300, 0.7)),
      ...(tool.db
        ? { 'db.response.returned_rows': Math.round(random.logNormal(app.name === 'finance-reports' ? 60 : 18, 0.6)) }
        : {}),
      ...(failed ? { 'error.type': 'timeout' } : {}),
    },
    failed ? 'failure' : 'success',
  )
  if (tool.host === undefined) return
  const size = JSON.stringify(args).length + 300
  const path = tool.path
    .replace('{order}', String(args.order_id ?? 'latest'))
    .replace(/\{int:(\d+)-(\d+)\}/, (_, low, high) => String(random.int(Number(low), Number(high))))
  trace.emit(
    'ai_egress',
    'egress.request',
    {
      'server.address': tool.host,
      'server.port': 443,
      'url.full': args.url ?? `https://${tool.host}${path}`,
      'url.domain': tool.host,
      'http.request.method': tool.risk === 'read' ? 'GET' : 'POST',
      'http.response.status_code': failed ? 504 : 200,
      'http.request.body.size': size,
      'http.response.body.size': result.length + 200,
      'telltale.egress.bytes_out': size,
      'telltale.egress.initiator': tool.mcp === undefined ? 'tool' : 'mcp',
      'gen_ai.tool.name': fields['gen_ai.tool.name'],
      'gen_ai.tool.call.id': fields['gen_ai.tool.call.id'],
    },
    failed ? 'failure' : 'success',
  )
}
