import type { CoverageCell, CoverageJson } from '@telltale/model'
import { cellsOf } from './coverage.ts'

const HEAD = ['list', 'id', 'name', 'tactics', 'state', 'rules', 'blind', 'alerts', 'observable', 'logs', 'why']

/** The coverage as CSV (RFC 4180), one line for each technique, sub-technique and entry; spreadsheets find no formula in it. */
export function coverageCsv(coverage: CoverageJson): string {
  const rows = [
    HEAD,
    ...cellsOf(coverage).map((cell) => toRow('atlas', cell, tacticsOf(coverage, cell.id))),
    ...coverage.owasp_llm.map((cell) => toRow('owasp-llm', cell, '')),
    ...coverage.owasp_agentic.map((cell) => toRow('owasp-agentic', cell, '')),
  ]
  return rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('')
}

function toRow(list: string, cell: CoverageCell, tactics: string): readonly string[] {
  const rules = cell.rules.filter((rule) => rule.enabled).map((rule) => rule.title)
  const { sight = '', logs = [], why = '' } = cell.nature ?? {}
  return [
    list,
    cell.id,
    cell.name,
    tactics,
    cell.state,
    rules.join('; '),
    cell.blind.join(' '),
    String(cell.alerts),
    sight,
    logs.join(' '),
    why,
  ]
}

function tacticsOf(coverage: CoverageJson, id: string): string {
  const base = id.split('.').slice(0, 2).join('.')
  const under = coverage.tactics.filter((tactic) => tactic.techniques.some((one) => one.id === base))
  return under.map((tactic) => tactic.name).join('; ')
}

/** A cell that starts like a formula is marked as text with an apostrophe. */
function quote(text: string): string {
  const plain = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n;']/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
