import { expect, test } from 'vitest'
import { eventFromJson } from './event-from-json.ts'

const windows = {
  Event: {
    System: {
      EventID: { '#text': 4688, '#attributes': { Qualifiers: 0 } },
      Provider: { '#attributes': { Name: 'Sysmon' } },
      Computer: 'host',
    },
    EventData: { Image: 'C:\\a.exe', 'Threat Name': 'EICAR', Computer: 'nearer' },
    UserData: { Failure: { User: 'anna' } },
  },
}

test.each([
  ['Event.EventData.Image', 'C:\\a.exe'],
  ['Image', 'C:\\a.exe'],
  ['EventID', 4688],
  ['Provider_Name', 'Sysmon'],
  ['ThreatName', 'EICAR'],
  ['Computer', 'nearer'],
  ['User', 'anna'],
  ['constructor', undefined],
])('finds %s in a Windows event', (field, wanted) => {
  expect(eventFromJson(windows).value(field)).toBe(wanted)
})

test('takes a whole key before the way along its dots, and goes through lists', () => {
  const event = eventFromJson({ 'a.b': 1, a: { b: 2, c: [{ d: 3 }, { d: [4, 5] }] } })
  expect(event.value('a.b')).toBe(1)
  expect(event.value('a.c.d')).toEqual([3, 4, 5])
})

test('keywords see every scalar, and an AI event names its log source', () => {
  const event = eventFromJson({ 'telltale.category': 'prompt', nested: { list: ['x', [1]] } })
  expect([...event.values()].sort()).toEqual([1, 'prompt', 'x'])
  expect(event.logsource).toEqual({ product: 'telltale', category: 'prompt' })
  expect(eventFromJson({}).logsource).toBeUndefined()
})
