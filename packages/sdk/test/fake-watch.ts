import type { Decision, Guard, Subject } from '../src/control/guard.ts'
import { createFakeRecorder, type FakeRecorder } from '../src/record/fake-recorder.ts'

/** A watch for tests: everything recorded, and a guard that enforces what `decide` says of a text. */
export interface FakeWatch extends FakeRecorder {
  readonly guard: Guard
  readonly checked: readonly Subject[]
}

/** A guard that allows all but what `decide` names an action for; a person says `answer`. */
export function createFakeWatch(
  decide: (subject: Subject) => Decision['action'] = () => 'allow',
  answer = true,
): FakeWatch {
  const checked: Subject[] = []
  const guard: Guard = {
    check: (subject) => {
      checked.push(subject)
      const action = decide(subject)
      const text = action === 'redact' ? '[redacted]' : subject.text
      return {
        action,
        enforced: action !== 'allow' && action !== 'flag',
        risk: 0,
        reason: 'a rule',
        findings: [],
        text,
      }
    },
    approve: () => Promise.resolve(answer),
  }
  return { ...createFakeRecorder(), guard, checked }
}
