import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const MONO = '"JetBrains Telltale", ui-monospace, "SF Mono", Menlo, Consolas, monospace'
const SANS = '"Inter Telltale", Inter, system-ui, "Segoe UI", sans-serif'
const WAVY = { backgroundImage: 'none', textUnderlineOffset: '4px' }
const FLOATS = {
  border: '0',
  borderRadius: '8px',
  backgroundColor: 'var(--raised)',
  boxShadow: 'var(--shadow)',
  color: 'var(--text)',
}

/**
 * The editor in the words of the tokens. It lives in a shadow root, where a constructed style sheet is allowed by
 * a policy without inline styles; pictures as `data:` addresses are not, so every one of CodeMirror's is replaced.
 */
export const editorTheme = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--sunken)', color: 'var(--text)', fontSize: '13px' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: MONO,
    fontFeatureSettings: '"zero", "calt" 0',
    fontVariantLigatures: 'none',
    lineHeight: '20px',
    scrollbarWidth: 'thin',
    scrollbarColor: 'var(--line-2) transparent',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--text)' },
  '.cm-line': { padding: '0 16px 0 8px' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--text-3)', border: '0' },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '32px', padding: '0 8px 0 4px' },
  '.cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--hover)', color: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--focus) 30%, transparent)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '1.5px' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--selected)',
    outline: '1px solid var(--line-2)',
  },
  '.cm-hidden-character': {
    font: `600 10px/12px ${MONO}`,
    padding: '0 3px',
    margin: '0 1px',
    borderRadius: '2px',
    border: '1px solid var(--t-untrusted-line)',
    color: 'var(--t-untrusted)',
    backgroundColor: 'var(--t-untrusted-bg)',
  },
  '.cm-word': { color: 'var(--t-model)' },
  '.cm-lintRange-error': { ...WAVY, textDecoration: 'underline wavy var(--bar-c) 1.5px' },
  '.cm-lintRange-warning': { ...WAVY, textDecoration: 'underline dotted var(--text-2) 1.5px' },
  '.cm-lintRange-active': { backgroundColor: 'var(--selected)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--bar-c)' },
  '.cm-gutter-lint': { width: '18px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '6px 5px' },
  '.cm-lint-marker': { width: '8px', height: '8px' },
  '.cm-lint-marker-error': { content: 'normal', backgroundColor: 'var(--bar-c)', rotate: '45deg', borderRadius: '1px' },
  '.cm-lint-marker-warning': { content: 'normal', border: '1.5px solid var(--text-2)', borderRadius: '999px' },
  // Blocks between lines have no margin of their own: the editor measures boxes, and line numbers would drift.
  '.cm-problem': { padding: '2px 16px 4px 8px', cursor: 'default' },
  '.cm-problem > div': {
    padding: '3px 10px',
    borderLeft: '2px solid var(--crit)',
    borderRadius: '0 3px 3px 0',
    backgroundColor: 'color-mix(in srgb, var(--crit) 14%, var(--sunken))',
    color: 'var(--text)',
    font: `400 12px/18px ${SANS}`,
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
  '.cm-problem-warning > div': { borderLeftColor: 'var(--edge)', backgroundColor: 'var(--hover)' },
  '.cm-problem button, .cm-diagnosticAction': {
    minHeight: '24px',
    margin: '0 0 0 8px',
    padding: '0 4px',
    border: '0',
    borderRadius: '3px',
    background: 'none',
    color: 'inherit',
    font: `500 12px/18px ${SANS}`,
    textDecoration: 'underline',
    textUnderlineOffset: '2px',
  },
  '.cm-problem button:hover': { backgroundColor: 'var(--selected)' },
  '.cm-tooltip': FLOATS,
  '.cm-tooltip-lint': { padding: '6px 4px' },
  '.cm-diagnostic': { font: `400 12px/18px ${SANS}`, border: '0', padding: '2px 10px', maxWidth: '520px' },
  '.cm-diagnostic-error, .cm-diagnostic-warning': { borderLeft: '0' },
  '.cm-tooltip.cm-tooltip-autocomplete': { padding: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: MONO,
    fontSize: '12px',
    maxHeight: 'none',
    overflow: 'visible',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'center',
    minHeight: '26px',
    padding: '0 8px',
    borderRadius: '5px',
    color: 'var(--text)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--selected)', color: 'var(--text)' },
  '.cm-completionLabel': { flex: '1' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': {
    font: `400 12px/18px ${SANS}`,
    fontStyle: 'normal',
    color: 'var(--text-3)',
    marginLeft: '16px',
  },
})

/** YAML in the tokens' colours: keys, texts and comments. */
export const yamlColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.definition(tags.propertyName), color: 'var(--t-principal)' },
    { tag: [tags.comment, tags.lineComment], color: 'var(--text-3)', fontStyle: 'italic' },
    { tag: [tags.meta, tags.keyword, tags.labelName, tags.typeName], color: 'var(--t-model)' },
    { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: 'var(--text-2)' },
  ]),
)
