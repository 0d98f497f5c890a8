import type { Example } from './examples.ts'
import { learn } from './learn-example.ts'
import { AVERAGED, createTrainer, type Linear } from './linear-trainer.ts'
import { createRandom, shuffle } from './random.ts'

const EPOCHS = 6

/**
 * Logistic regression on hashed features by AdaGrad, six outputs side by side. Windows of an attack without known
 * place are learnt by their worst one (multiple-instance learning); of a benign text a few, and the worst one.
 */
export function fitLinear(examples: readonly Example[], seed: number): Linear {
  const trainer = createTrainer()
  const random = createRandom(seed)
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const example of shuffle(examples, random)) learn(trainer, example, random)
    if (epoch >= EPOCHS - AVERAGED) trainer.note()
  }
  return trainer.finish()
}
