import { describe, expect, test } from 'vitest'
import { findRefusal, isRefusal } from './refusal.ts'

describe('isRefusal', () => {
  test.each([
    ["I'm sorry, but I can't help with that."],
    ['I cannot assist with this request as it could cause harm.'],
    ['I’m not able to provide instructions for that.'],
    ['I must decline this request.'],
    ["Sorry, that goes against my guidelines. Let's talk about something else."],
    ['As an AI language model, I cannot create such content.'],
    ['Es tut mir leid, aber dabei kann ich dir nicht helfen.'],
    ['Ich kann diese Anfrage leider nicht beantworten.'],
    ['Désolé, mais je ne peux pas vous aider à faire cela.'],
    ['Lo siento, pero no puedo ayudarte con eso.'],
    ['Mi dispiace, ma non posso aiutarti con questa richiesta.'],
    ['Desculpe, mas não posso ajudar com isso.'],
    ['Het spijt me, maar ik kan je daar niet mee helpen.'],
    ['Przykro mi, ale nie mogę w tym pomóc.'],
    ['Извините, но я не могу помочь с этим запросом.'],
    ['抱歉，我无法协助完成这个请求。'],
    ['申し訳ありませんが、そのご依頼にはお応えできません。'],
    ['죄송하지만 그 요청은 도와드릴 수 없습니다.'],
    ['عذرًا، لا يمكنني مساعدتك في ذلك.'],
  ])('is sure of: %s', (text) => {
    expect(isRefusal(text)).toBeGreaterThan(0.8)
  })

  test.each([
    ['Here is the recipe: mix flour and water.'],
    ["I can't believe how well this went! You should be proud."],
    ["You can't divide by zero, so the function returns null."],
    ['I could not find a file of that name; shall I look elsewhere?'],
    ['Sorry for the delay, your order has shipped.'],
    ['Sie können die Datei nicht öffnen, weil sie gesperrt ist.'],
    ['Je ne sais pas, mais voici une piste.'],
    ['No hay problema, aquí tienes la lista.'],
    ['Non c’è problema, ecco la lista.'],
    ['我们的酒店提供早餐，也可以代订出租车。'],
    ['ご依頼の件、すぐに対応いたします。'],
    [''],
  ])('is silent about: %s', (text) => {
    expect(isRefusal(text)).toBeLessThan(0.3)
  })

  test('doubts what is quoted or comes late', () => {
    expect(isRefusal('The bot replied: "I can\'t help with that." How do I change its tone?')).toBeLessThan(0.5)
    expect(isRefusal(`${'All went well. '.repeat(30)}I can't help with that.`)).toBeLessThan(0.7)
  })

  test('says where and in which language', () => {
    const text = 'Well. Leider kann ich dir dabei nicht helfen.'
    expect(findRefusal(text)).toMatchObject({ language: 'de', end: text.length - 1 })
  })
})
