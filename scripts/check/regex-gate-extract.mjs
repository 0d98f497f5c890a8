import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/**
 * @typedef {{ place: string, source: string | undefined, flags: string, property?: string }} FoundRegex
 * `place` is file:line; `source` is undefined where the pattern is not a constant of its file; `property` is the name
 * that a literal has in its object.
 */

/**
 * Every regular expression that the TypeScript files below a folder make; tests are left out.
 * @param {string} folder
 * @returns {FoundRegex[]}
 */
export function findRegexes(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : findRegexes(path)
    if (!/\.tsx?$/.test(entry.name) || /\.(test|d)\.tsx?$/.test(entry.name)) return []
    return readRegexes(path, readFileSync(path, 'utf8'))
  })
}

/**
 * Every regular expression of one file.
 * @param {string} path
 * @param {string} text
 * @returns {FoundRegex[]}
 */
export function readRegexes(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const constants = readConstants(file)
  const found = []
  const visit = (node) => {
    const regex = readRegex(node, constants)
    if (regex !== undefined) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
      const property = ts.isPropertyAssignment(node.parent) ? node.parent.name.getText(file) : undefined
      found.push({ place: `${path}:${line}`, ...regex, property })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function readRegex(node, constants) {
  if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) return splitLiteral(node.text)
  const makes = ts.isNewExpression(node) || ts.isCallExpression(node)
  if (!makes || !ts.isIdentifier(node.expression) || node.expression.text !== 'RegExp') return undefined
  const [pattern, flags] = node.arguments ?? []
  if (pattern?.kind === ts.SyntaxKind.RegularExpressionLiteral && flags === undefined) return undefined
  const source = pattern && fold(pattern, constants)
  return {
    source: source === undefined ? undefined : String(source),
    flags: String((flags && fold(flags, constants)) ?? ''),
  }
}

function splitLiteral(literal) {
  const end = literal.lastIndexOf('/')
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) }
}

/** The `const NAME = …` of a file whose value is a text or number that can be read off. */
function readConstants(file) {
  const constants = new Map()
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      const value = ts.isIdentifier(name) && initializer ? fold(initializer, constants) : undefined
      if (value !== undefined) constants.set(name.text, value)
    }
  }
  return constants
}

/** The text or number that an expression always has; `X.source` of a constant regular expression counts too. */
function fold(node, constants) {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (node.kind === ts.SyntaxKind.RegularExpressionLiteral) return splitLiteral(node.text).source
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return fold(node.expression, constants)
  if (ts.isIdentifier(node)) return constants.get(node.text)
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'source') return fold(node.expression, constants)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return add(fold(node.left, constants), fold(node.right, constants))
  }
  if (ts.isTemplateExpression(node)) return foldTemplate(node, constants, (part) => part.text)
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') {
    const { template } = node
    return ts.isTemplateExpression(template) ? foldTemplate(template, constants, rawText) : rawText(template)
  }
  return undefined
}

function foldTemplate(template, constants, textOf) {
  return template.templateSpans.reduce((text, span) => {
    const value = fold(span.expression, constants)
    return text === undefined || value === undefined ? undefined : `${text}${value}${textOf(span.literal)}`
  }, textOf(template.head))
}

const rawText = (part) => part.rawText ?? part.text
const add = (left, right) => (left === undefined || right === undefined ? undefined : left + right)
