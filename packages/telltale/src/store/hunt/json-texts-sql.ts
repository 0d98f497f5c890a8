/**
 * JSON text to the texts of its values, as SQL: what `valuesOf` and `textOf` of the sigma package give of the value.
 * All `json` arguments are SQL expressions of type String that hold what JSON.stringify wrote: no blanks.
 */

/** One token of JSON text: a string, a bracket, a comma, or a run of anything else. */
const TOKEN = String.raw`"(?:[^"\\\\]|\\\\.)*"|[\\[\\]{},]|[^"\\[\\]{},]+`

/** Lists in lists give their elements to this depth; deeper ones are one element, a text. */
const MAX_LIST_DEPTH = 4

/** Texts of a JSON text, `Array(String)`: of a list those of its elements, of anything else one; none for null and for ''. */
export function textsOfJson(json: string, depth = MAX_LIST_DEPTH): string {
  return `multiIf(${json} IN ('', 'null'), [], startsWith(${json}, '['), ${textsOfList(json, depth)}, [${textOfJson(json)}])`
}

/** True when the JSON text is null or a list with a null in it. */
export function hasNull(json: string): string {
  return `(${json} = 'null' OR (startsWith(${json}, '[') AND has(${elementsOf(json, MAX_LIST_DEPTH)}, 'null')))`
}

/** Texts of the elements of a JSON list, `Array(String)`; null has none. */
export function textsOfList(json: string, depth = MAX_LIST_DEPTH): string {
  return `arrayMap(e -> ${textOfJson('e')}, arrayFilter(e -> e != 'null', ${elementsOf(json, depth)}))`
}

/** A string without its quotes and escapes; all else as it is written. */
function textOfJson(json: string): string {
  return `if(startsWith(${json}, '"'), ${readJsonString(json)}, ${json})`
}

/**
 * A lone surrogate has no UTF-8 and would void the whole string; JSON.stringify writes only such as `\ud…`. They become
 * U+FFFD. Escaped backslashes are rewritten first, so that a text which merely says `\ud800` stays what it is.
 */
function readJsonString(json: string): string {
  const plain = String.raw`replaceAll(${json}, '\\\\', '\\u005c')`
  const mended = String.raw`replaceRegexpAll(${plain}, '\\\\ud[89a-f][0-9a-f]{2}', '\\\\ufffd')`
  return String.raw`JSONExtractString(if(position(${json}, '\\ud') > 0, ${mended}, ${json}))`
}

/**
 * JSON texts of the elements of a list, character for character as they were written (the JSON functions of ClickHouse
 * write numbers and escapes their own way). The list is cut into tokens; those brackets and commas that belong to the
 * list, or to a list directly in it, separate the elements.
 */
function elementsOf(json: string, depth: number): string {
  const tokens = `extractAll(${json}, '${TOKEN}')`
  const objects = `arrayCumSum(arrayMap(t -> (t = '{') - (t = '}'), ${tokens}))`
  const lists = `arrayCumSum(arrayMap(t -> (t = '[') - (t = ']'), ${tokens}))`
  const separates = `t IN ('[', ']', ',') AND o = 0 AND l + (t = ']') <= ${depth}`
  const parts = `arraySplit((t, o, l) -> ${separates}, ${tokens}, ${objects}, ${lists})`
  return `arrayFilter(e -> e != '', arrayMap(p -> arrayStringConcat(arraySlice(p, 2)), ${parts}))`
}
