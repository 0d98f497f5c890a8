import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { chipsOf } from './entities.ts'

test('an app and its agent of one name are one chip, which says both', () => {
  const chips = chipsOf([
    { field: FIELD.userId, value: 'desk' },
    { field: FIELD.agentName, value: 'desk' },
    { field: FIELD.serviceName, value: 'desk' },
  ])
  expect(chips.map(({ kind, value, names }) => [kind, value, names.join(', ')])).toEqual([
    ['agent', 'desk', 'App, Agent'],
    ['user', 'desk', 'User'],
  ])
})

test('a host that somebody else names is not joined with an address that is known', () => {
  const chips = chipsOf([
    { field: FIELD.clientAddress, value: '10.0.0.1' },
    { field: FIELD.serverAddress, value: '10.0.0.1' },
  ])
  expect(chips.map(({ isUntrusted }) => isUntrusted)).toEqual([true, false])
})
