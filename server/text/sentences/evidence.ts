import type { Sentences } from './sentence.js'

/** What `dopusk verify` says of the chain of exchanges with ЧЗ. */
export const evidenceSentences = {
  'verify.whole': {
    ru: 'Доказательства целы: {count} {count|запись|записи|записей}, ни одна не изменена.',
    en: 'The evidence is whole: {count} {count|record|records}, none was changed.',
  },
  'verify.head': { ru: 'Последний хеш цепочки: {head}', en: 'Last hash of the chain: {head}' },
  'verify.has-head': {
    ru: 'Хеш {head} в цепочке есть: запись № {id} от {date} {time}.',
    en: 'The hash {head} is in the chain: record {id} of {date}, {time}.',
  },
  'verify.no-head': {
    ru: 'Хеша {head} в цепочке нет. Сверьте его с актом знак за знаком.',
    en: 'The hash {head} is not in the chain. Compare it with the act, sign by sign.',
  },
  'verify.empty': {
    ru: 'Записей ещё нет: ЧЗ ни разу не спрашивали.',
    en: 'There are no records yet: ЧЗ was never asked.',
  },
  'verify.unsealed': {
    ru: 'Печати не проверены: нет секретного файла {path}.',
    en: 'The seals were not checked: there is no secret file {path}.',
  },
  'verify.broken': { ru: 'Цепочка нарушена, запись № {id}.', en: 'The chain is broken at record {id}.' },
  'verify.broken.delivery': {
    ru: 'Поставка № {delivery}, запрос от {date} {time}.',
    en: 'Delivery {delivery}, asked on {date} at {time}.',
  },
  'verify.broken.asked': { ru: 'Запрос от {date} {time}.', en: 'Asked on {date} at {time}.' },
  'verify.broken.followed': {
    ru: 'За ней идёт запись поставки № {delivery} от {date} {time}.',
    en: 'The record after it is of delivery {delivery}, {date} at {time}.',
  },
  'verify.fault.request-body': {
    ru: 'Текст запроса не тот, что был отправлен.',
    en: 'The request is not the one that was sent.',
  },
  'verify.fault.response-body': {
    ru: 'Ответ ЧЗ не тот, что пришёл.',
    en: 'The answer is not the one that came.',
  },
  'verify.fault.field': {
    ru: 'Изменено одно из полей: номер, время, адрес, код ответа или хеш.',
    en: 'One of its fields was changed: number, time, address, status or hash.',
  },
  'verify.fault.place': {
    ru: 'Она стоит не на своём месте: её вставили, заменили или поменяли местами с другой.',
    en: 'It is not in its place: it was put in, replaced or exchanged with another.',
  },
  'verify.fault.missing': {
    ru: 'Её нет, хотя следующие есть.',
    en: 'It is gone, though later ones are there.',
  },
  'verify.fault.cut': {
    ru: 'Её и следующих нет: конец цепочки отрезан.',
    en: 'It and those after it are gone: the end of the chain was cut off.',
  },
  'verify.fault.seal': {
    ru: 'Печать не наша: запись добавил или переписал тот, у кого нет секретного файла.',
    en: 'The seal is not ours: who added or rewrote it has no secret file.',
  },
  'verify.fault.head': {
    ru: 'На ней цепочка кончается, а отметка о конце говорит другое.',
    en: 'The chain ends with it, and the mark of the end says otherwise.',
  },
  'verify.fault.unreadable': {
    ru: 'Она не читается: файл базы повреждён.',
    en: 'It cannot be read: the file of the database is damaged.',
  },
  'verify.broken.next': {
    ru: 'Записи до неё целы. Сохраните базу как есть и сравните эту запись с резервной копией.',
    en: 'The records before it are whole. Keep the database as it is and compare this record with a backup.',
  },
  'verify.damaged': {
    ru: 'База читается не вся: файл повреждён. Сохраните его как есть и верните резервную копию: dopusk restore ФАЙЛ',
    en: 'Not all of the database can be read: the file is damaged. Keep it as it is and bring a backup back: dopusk restore FILE',
  },
  'verify.other-secret': {
    ru: 'Хеши сходятся, но ни одна печать не наша: файл {path} от другой установки, или цепочку переписали целиком.\nВерните прежний секретный файл или укажите его в DOPUSK_SECRET_FILE и проверьте ещё раз.',
    en: 'The hashes agree, but not one seal is ours: the file {path} is of another installation, or the whole chain was rewritten.\nBring the former secret file back, or name it in DOPUSK_SECRET_FILE, and verify again.',
  },
  'verify.claim': {
    ru: 'Цепочка цела, но в акте № {number} стоит хеш, которого в ней нет: {head}.\nНайдите печатный экземпляр акта и сравните хеш на нём.',
    en: 'The chain is whole, but claim {number} names a hash that is not in it: {head}.\nFind the printed act and compare the hash on it.',
  },
  'verify.claim.none': { ru: 'пустой', en: 'an empty one' },
  'error.secret.missing': {
    ru: 'Секретного файла {path} нет, без него печати не проверить. Верните его или укажите в DOPUSK_SECRET_FILE.',
    en: 'There is no secret file {path}, and seals cannot be checked without it. Bring it back or name it in DOPUSK_SECRET_FILE.',
  },
  'error.database.absent': {
    ru: 'Базы {path} нет. Проверьте DATABASE_URL или запустите сервер: он её создаст.',
    en: 'There is no database {path}. Check DATABASE_URL, or start the server: it makes one.',
  },
  'error.database.damaged': {
    ru: 'Файл {path} повреждён: SQLite не может прочитать его весь.',
    en: 'The file {path} is damaged: SQLite cannot read all of it.',
  },
  'error.database.foreign': {
    ru: 'Это не база Допуска. Проверьте DATABASE_URL.',
    en: 'This is no database of Dopusk. Check DATABASE_URL.',
  },
  'error.database.older': {
    ru: 'Базу писала прежняя версия Допуска. Запустите сервер один раз: он приведёт её к новой.',
    en: 'An older Dopusk wrote this database. Start the server once: it brings it up.',
  },
  'error.database.newer': {
    ru: 'Базу писала более новая версия Допуска. Обновите программу.',
    en: 'A newer Dopusk wrote this database. Update the program.',
  },
} as const satisfies Sentences
