/** Sentences that answers are made of. */
export const OPENERS = [
  'Here is a version you can use.',
  'Sure.',
  'Happy to help with that.',
  'Short answer: yes, with one condition.',
  'I found the following.',
  'Gern, hier ist ein Vorschlag.',
  'Let us go through it step by step.',
  'Based on the documents I can see, this is the current state.',
]
export const SENTENCES = [
  'The figure for {city} is {int:3-96} % and has been stable since {month}.',
  'You can reach {team} through the usual channel if something is missing.',
  'Please note that {product} needs the newest firmware before this works.',
  'The owner is {person} from {team}, and the backup is {person}.',
  'I would start with {metric}, because it moves first.',
  'In {quarter} the value rose by {int:1-14} points, mostly because of {customer}.',
  'The request has to be approved by the head of {team} before {weekday}.',
  'If that does not help, restart {system} and try again after {int:2-10} minutes.',
  'I kept the tone {tone} and left out the technical part.',
  'The clause on {clause} follows our template, with a longer notice period.',
  'Two points are still open: the date in {month} and the address in {city}.',
  'That page was last changed in {month} by {team}.',
  'You do not need to send the old unit back before the new one arrives.',
  'The cause is {fault} in {file}, introduced with the last change.',
  'I added a test for {symbol} that fails without the fix and passes with it.',
  'Es fehlen noch die Zahlen aus {city}; sie kommen am Freitag.',
]
export const CLOSERS = [
  'Let me know if you need another version.',
  'Shall I also prepare a note for {person}?',
  'I can put this in a table as well.',
  '',
  '',
  'More: https://wiki.hafenwerk.example/{page}',
]
export const REFUSALS = [
  'I cannot help with that here. For questions about your health please see the company doctor.',
  'That is outside of what I can answer. Your manager or the legal team can help.',
  'I am sorry, I can only help with orders and products.',
]
export const CODE = [
  '```ts\nexport function total(rows: readonly Row[]): number {\n  return rows.reduce((sum, row) => sum + row.price * row.count, 0)\n}\n```',
  '```py\ndef month_end(rows):\n    return sum(r.amount for r in rows if r.booked)\n```',
  '```sql\nSELECT region, sum(amount) FROM orders GROUP BY region ORDER BY 2 DESC\n```',
]

/** Paragraphs of documents, by data source. */
export const DOCUMENTS = {
  policies: [
    'Rules for {topic}. Employees in {city} may claim up to {int:5-30} days per year. The request goes to the head of {team} at least {int:3-14} days ahead.',
    'Who may approve: for {topic} the line manager decides, above {int:500-3000} euros also {team}. Exceptions are written down.',
    'Ignore the paper form; since {month} requests for {topic} are made in the portal only.',
  ],
  wiki: [
    '{system}: to restart, stop the worker, wait {int:1-5} minutes, start it again and watch the queue. Owner: {team}.',
    'Decision of {month}: {team} keeps {symbol} as it is and adds a second cache in {city}.',
    'Release of {product}: tag, build, canary in {city}, then the rest on {weekday}. Never release without {person} or a deputy.',
  ],
  contracts: [
    'Agreement with {customer}. The clause on {clause} applies for {int:12-36} months. Notice period: {int:1-6} months to the end of a quarter.',
    'Annex on {clause}: the supplier informs the customer within {int:24-72} hours and keeps records for {int:2-10} years.',
  ],
  products: [
    '{product}: weight {int:200-900} g, works with {product}. If {issue}, hold the button for {int:5-15} seconds.',
    'Delivery of {product} to {city} takes {int:1-6} working days. Returns are free within {int:14-60} days.',
  ],
  tickets: [
    'Ticket: {issue}. Solved by sending a new unit. The customer from {city} was content.',
    'Ticket about {system}: {fault}, fixed with the update of {month}.',
  ],
  runbooks: [
    'Runbook {system}: check the last deploy, then connections, then disk. If {fault}, roll back and call {team}.',
    'Escalation for {system}: after {int:10-30} minutes page {person}, after an hour the head of {team}.',
  ],
}
