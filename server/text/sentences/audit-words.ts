import type { Sentences } from './sentence.js'

/** What is said of goods that are ours already, in place of the sentence of the same key without `.audit`. */
export const auditSentences = {
  'rule.not-authentic.next.audit': {
    ru: 'Убрать с полки. Оставить единицу как доказательство: возможна подделка.',
    en: 'Take off the shelf. Keep the unit as evidence: it may be a counterfeit.',
  },
  'rule.check-code-wrong.next.audit': {
    ru: 'Сканировать ещё раз, проверив разделитель GS. Если ответ тот же, убрать с полки и сохранить упаковку.',
    en: 'Scan again and check the GS separator. If the answer is the same, take off the shelf and keep the package.',
  },
  'rule.unknown-to-crpt.next.audit': {
    ru: 'Убрать эти единицы с полки. Поставщик заменяет их.',
    en: 'Take these units off the shelf. The supplier replaces them.',
  },
  'rule.blocked-by-authority.next.audit': {
    ru: 'Остановить продажу, отделить товар. Снять запрет может только ведомство.',
    en: 'Stop selling, set the goods apart. Only the authority can lift the ban.',
  },
  'rule.permit-ended.next.audit': {
    ru: 'Остановить продажу, отделить товар. Поставщик показывает действующий документ.',
    en: 'Stop selling, set the goods apart. The supplier shows a valid document.',
  },
  'rule.vet-document-cancelled.next.audit': {
    ru: 'Остановить продажу, отделить товар. Поставщик оформляет ВСД в «Меркурии» заново.',
    en: 'Stop selling, set the goods apart. The supplier issues the veterinary document anew.',
  },
  'rule.sold.next.audit': {
    ru: 'Убрать с полки. Оставить как доказательство: возможен двойник кода.',
    en: 'Take off the shelf. Keep as evidence: there may be a duplicate of the code.',
  },
  'rule.several-sales.next.audit': {
    ru: 'Убрать с полки. Оставить как доказательство: подлинной может быть только одна единица.',
    en: 'Take off the shelf. Keep as evidence: only one unit can be genuine.',
  },
  'rule.withdrawn.next.audit': {
    ru: 'Убрать с полки. Вернуть в оборот может только тот, кто вывел.',
    en: 'Take off the shelf. Only who withdrew the goods can bring them back.',
  },
  'rule.written-off.next.audit': {
    ru: 'Убрать с полки. Поставщик заменяет товар или маркирует его заново.',
    en: 'Take off the shelf. The supplier replaces the goods or marks them anew.',
  },
  'rule.expired.next.audit': {
    ru: 'Убрать с полки и списать или вернуть по договору.',
    en: 'Take off the shelf and write off, or return by the contract.',
  },
  'rule.other-owner.next.audit': {
    ru: 'В зал не ставить. Проверить, подписан ли УПД; если да, спросить поставщика, почему товар не передан.',
    en: 'Keep out of the shop. See whether the УПД is signed; if it is, ask the supplier why the goods have not passed.',
  },
  'rule.wait-transfer.next.audit': {
    ru: 'В зал не ставить, пока передача не завершена. Проверить, подписан ли УПД.',
    en: 'Keep out of the shop until the transfer is complete. See whether the УПД is signed.',
  },
  'rule.wait-shipment.next.audit': {
    ru: 'Спросить поставщика, кто должен принять товар в ЧЗ. До этого в зал не ставить.',
    en: 'Ask the supplier who has to accept the goods at GIS MT. Keep them out of the shop until then.',
  },
  'rule.shelf-life-soon.next.audit': {
    ru: 'Выставить вперёд, продать первыми.',
    en: 'Put in front, sell first.',
  },
  'rule.eaeu-deadline-passed.next.audit': {
    ru: 'Решить, продавать ли товар. Запросить у поставщика приёмку из ЕАЭС.',
    en: 'Decide whether to sell the goods. Ask the supplier for the acceptance from the EAEU.',
  },
  'rule.counted-in-bulk.next.audit': {
    ru: 'Сверить количество с остатком и решить, продавать ли товар.',
    en: 'Compare the quantity with the stock and decide whether to sell the goods.',
  },
  'rule.box-contents-good.next.audit': {
    ru: 'С коробом всё в порядке. На кассе сканируют каждую единицу.',
    en: 'The box is in order. At the till each unit is scanned.',
  },
  'findings.title.audit': { ru: 'Что убрать и почему', en: 'What to take away and why' },
  'state.return.detail.audit': { ru: 'остальное можно продавать', en: 'the rest may be sold' },
  'state.return.no-sign.audit': { ru: 'убрать с полки', en: 'take off the shelf' },
  'why.aside.audit': {
    ru: '{count}\u00a0{count|код числится|кода числятся|кодов числятся} не за нами или ещё не {count|передан|переданы|переданы}: этот товар отложить.',
    en: '{count} {count|code is|codes are} not ours or not handed over yet: set these goods aside.',
  },
  'why.wait.more.audit': {
    ru: 'Ещё {count} {count|ждёт|ждут|ждут} ответа, продавать остальное это не мешает.',
    en: '{count} more {count|awaits|await} an answer, which does not keep you from selling the rest.',
  },
  'why.wait.aside.audit': {
    ru: '{count}\u00a0{count|код ждёт|кода ждут|кодов ждут} ответа: отложите этот товар, остальное можно продавать.',
    en: '{count} {count|code awaits|codes await} an answer: set these goods aside, the rest may be sold.',
  },
  'money.take.audit': { ru: 'Продавать', en: 'Sell' },
  'money.refuse.audit': { ru: 'Убрать', en: 'Take away' },
} as const satisfies Sentences
