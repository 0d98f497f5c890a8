import { describe, expect, test } from 'vitest'
import { toolEffect, wordsOf } from './tool-effect.ts'

const NAMES: readonly (readonly [string, string])[] = [
  [
    'read',
    'Read Glob Grep WebFetch WebSearch LS read_file read_multiple_files list_directory search_files get_file_contents view_image',
  ],
  [
    'read',
    'mcp__github__list_issues github.get_issue search_repositories issue_read pull_request_read list_payment_intents get_balance',
  ],
  [
    'read',
    'get_unread_emails search_emails email_search get_most_recent_transactions get_scheduled_transactions browser_snapshot',
  ],
  [
    'read',
    'slack_get_channel_history slack_list_channels google_web_search brave_web_search fetch retrieve_documents order_get read_query',
  ],
  ['read', 'describe_table list_deleted_items browser_navigate puppeteer_screenshot getUserById notion-search'],
  [
    'write',
    'Edit Write NotebookEdit TodoWrite MultiEdit write_file create_directory move_file apply_patch str_replace_editor',
  ],
  [
    'write',
    'create_issue create_pull_request merge_pull_request add_issue_comment create_or_update_file create_branch save_memory',
  ],
  [
    'write',
    'create_calendar_event reserve_hotel update_password update_user_info create_draft_email append_to_file issue_write',
  ],
  ['write', 'update_order_status cancel_order browser_click kubectl_apply invite_user_to_slack transfer_ownership'],
  [
    'send',
    'send_email gmail_send_email slack_post_message slack_reply_to_thread send_direct_message send_channel_message',
  ],
  [
    'send',
    'share_file forward_email post_webpage publish_post twilio_send_sms mcp__slack__chat_postMessage create_message reply_to_email',
  ],
  [
    'execute',
    'Bash bash shell run_shell_command execute_command python code_interpreter exec_command run_terminal_cmd',
  ],
  ['execute', 'puppeteer_evaluate deploy_service trigger_workflow invoke_lambda PythonREPL'],
  [
    'delete',
    'delete_file delete_email remove_user_from_slack drop_table bulk_delete kubectl_delete cancel_and_delete post_delete',
  ],
  ['delete', 'purgeQueue mcp__fs__delete_directory revoke_api_key comment_delete get_and_delete'],
  [
    'pay',
    'send_money create_payment create_refund create_payment_link schedule_transaction update_scheduled_transaction transfer_funds',
  ],
  ['pay', 'mcp__stripe__create_refund buy_stock place_order purchaseItem withdraw payInvoice transfer'],
]

describe('toolEffect', () => {
  test.each(NAMES)('%s: %s', (effect, names) => {
    for (const name of names.split(' '))
      expect([name, toolEffect({ name, description: '', leaves: [] })]).toEqual([name, effect])
  })

  test.each([
    ['transfer_to_billing_agent', undefined],
    ['sequentialthinking', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['', undefined],
  ])('says nothing of %s', (name, effect) => {
    expect(toolEffect({ name, description: '', leaves: [] })).toBe(effect)
  })

  test.each([
    ['run_query', 'query', 'SELECT * FROM users', 'read'],
    ['run_query', 'query', 'DELETE FROM users', 'delete'],
    ['query', 'sql', 'select 1; DROP TABLE users', 'delete'],
    ['query', 'query', 'how do I drop a table', 'read'],
    ['execute_sql', 'sql', 'UPDATE users SET role = 1', 'write'],
    ['Bash', 'command', 'rm -rf build', 'delete'],
    ['Bash', 'command', 'npm run format', 'execute'],
    ['http_request', 'method', 'POST', 'send'],
    ['http_request', 'method', 'DELETE', 'delete'],
    ['acme_action', 'command', 'ls', 'execute'],
    ['acme_action', 'iban', 'DE89370400440532013000', 'pay'],
    ['acme_action', 'url', 'https://example.com', 'read'],
  ])('%s with %s = %s', (name, key, text, effect) => {
    expect(toolEffect({ name, description: '', leaves: [{ name: key, text }] })).toBe(effect)
  })

  test('goes by the description where the name says nothing', () => {
    expect(toolEffect({ name: 'acme42', description: 'Sends a message to a customer.', leaves: [] })).toBe('send')
    expect(toolEffect({ name: 'acme42', description: 'Deletes a record', leaves: [] })).toBe('delete')
    expect(toolEffect({ name: 'get_acme', description: 'Sends nothing', leaves: [] })).toBe('read')
  })

  test('names are split in every usual spelling', () => {
    expect(wordsOf('mcp__claude_ai_Gmail__createDraftEMail')).toEqual(['create', 'draft', 'e', 'mail'])
    expect(wordsOf('HTTPServer.getURL')).toEqual(['http', 'server', 'get', 'url'])
  })
})
