import { FIELD } from '@telltale/model'
import { type Row, rows } from '../read/rename.ts'

/** Tools, skills and MCP in OpenTelemetry's words, with OpenLIT's and the action gate's for the same things. */
export const TOOL_ROWS: readonly Row[] = [
  ...rows('text', [
    ['gen_ai.tool.name', FIELD.toolName],
    ['gen_ai.tool.type', FIELD.toolType],
    ['gen_ai.tool.call.id', FIELD.toolCallId],
    ['gen_ai.tool.call_id', FIELD.toolCallId],
    ['gen_ai.tool.description', FIELD.toolDescription],
    ['gen_ai.agent.tool.disposition', FIELD.toolDecision],
    ['gen_ai.agent.tool.tier', FIELD.toolRiskTier],
    ['mcp.method.name', FIELD.mcpMethod],
    ['mcp.session.id', FIELD.mcpSessionId],
    ['mcp.resource.uri', FIELD.mcpResourceUri],
    ['mcp.protocol.version', FIELD.mcpProtocolVersion],
    ['mcp.server.name', FIELD.mcpServerName],
    ['network.transport', FIELD.mcpServerTransport],
    ['process.command_line', FIELD.commandLine],
    ['file.path', FIELD.filePath],
    ['url.full', FIELD.urlFull],
    ['gen_ai.skill.name', FIELD.skillName],
    ['gen_ai.skill.source.uri', FIELD.skillSourceUri],
    ['gen_ai.skill.resource.name', FIELD.skillResourceName],
    ['telltale.tool.decision', FIELD.toolDecision],
    ['telltale.tool.decision_source', FIELD.toolDecisionSource],
  ]),
]

/** Retrieval and memory. */
export const RETRIEVAL_ROWS: readonly Row[] = [
  ...rows('text', [
    ['gen_ai.data_source.id', FIELD.dataSourceId],
    ['aws.bedrock.knowledge_base.id', FIELD.dataSourceId],
    ['gen_ai.retrieval.source', FIELD.dataSourceId],
    ['db.collection.name', FIELD.dataSourceId],
    ['db.system.name', FIELD.dbSystem],
    ['db.system', FIELD.dbSystem],
    ['db.namespace', FIELD.dbNamespace],
    ['db.collection.name', FIELD.dbCollection],
    ['db.operation.name', FIELD.dbOperation],
    ['db.operation', FIELD.dbOperation],
    ['gen_ai.memory.store.id', FIELD.memoryStoreId],
    ['gen_ai.memory.record.id', FIELD.memoryRecordId],
    ['gen_ai.memory.query.text', FIELD.memoryQuery],
    ['gen_ai.memory.search.query', FIELD.memoryQuery],
    ['server.address', FIELD.serverAddress],
  ]),
  ...rows('int', [
    ['gen_ai.retrieval.top_k', FIELD.retrievalTopK],
    ['gen_ai.request.top_k', FIELD.retrievalTopK],
    ['db.vector.query.top_k', FIELD.retrievalTopK],
    ['gen_ai.memory.record.count', FIELD.memoryRecordCount],
  ]),
  ...rows('bool', [['telltale.retrieval.allowed', FIELD.retrievalAllowed]]),
]

/** Where a client connected to. */
export const SERVER_ROWS: readonly Row[] = [
  ...rows('text', [
    ['server.address', FIELD.serverAddress],
    ['network.transport', FIELD.networkTransport],
    ['network.protocol.name', FIELD.networkProtocol],
  ]),
  ...rows('int', [['server.port', FIELD.serverPort]]),
]
