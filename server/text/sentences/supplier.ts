import type { Sentences } from './sentence.js'

/** Is the supplier registered: on the page of its delivery, for programs, on the command line. */
export const supplierSentences = {
  'supplier.fine': { ru: 'поставщик зарегистрирован в\u00a0ЧЗ', en: 'the supplier is registered' },
  'supplier.unregistered': {
    ru: 'Поставщик {name} не зарегистрирован в «Честном ЗНАКе».',
    en: 'The supplier, {name}, is not registered at Chestny ZNAK.',
  },
  'supplier.unregistered.text': {
    ru: 'Коды от него на вас не перейдут: ЧЗ такой УПД не примет.',
    en: 'Its codes will not pass to you: Chestny ZNAK will refuse the УПД.',
  },
  'supplier.unregistered.next': {
    ru: 'До подписания попросите поставщика зарегистрироваться или прислать УПД от владельца кодов.',
    en: 'Before signing, ask the supplier to register, or for a УПД of the owner of the codes.',
  },
  'supplier.status': { ru: 'Его статус в\u00a0ЧЗ: «{status}».', en: 'Its status there: “{status}”.' },
  'supplier.groups': {
    ru: 'В ответе ЧЗ о поставщике {name} нет {count|товарной группы|товарных групп|товарных групп} {groups}.',
    en: 'The answer about the supplier, {name}, does not name the product {count|group|groups} {groups}.',
  },
  'supplier.groups.text': {
    ru: 'Сам поставщик зарегистрирован, а список групп в ответе может быть неполным.',
    en: 'The supplier itself is registered, and the list of groups in the answer may be incomplete.',
  },
  'supplier.groups.next': {
    ru: 'До подписания спросите поставщика, зарегистрирован ли он в {count|этой группе|этих группах|этих группах}. Если нет, ЧЗ УПД не примет.',
    en: 'Before signing, ask the supplier whether it is registered in {count|this group|these groups}. If not, Chestny ZNAK will not take the УПД.',
  },
  'supplier.group': { ru: '«{group}»', en: '“{group}”' },
  'supplier.who': {
    ru: 'Директор магазина и поставщик, до подписания',
    en: 'The store manager and the supplier, before signing',
  },
  'supplier.asked': { ru: 'ИНН\u00a0{inn}, ответ ЧЗ {at}.', en: 'ИНН {inn}, answered {at}.' },
} as const satisfies Sentences
