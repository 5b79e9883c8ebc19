import type { Sentences } from './sentence.js'

/** What the program itself says: its start, its doors for programs, its database. */
export const apiSentences = {
  'start.config': {
    ru: 'Допуск не запущен: настройки неверны.',
    en: 'Dopusk did not start: the settings are wrong.',
  },
  'start.config.next': {
    ru: 'Исправьте переменные окружения или файл .env и запустите снова. Все настройки описаны в README.',
    en: 'Correct the environment or the .env file and start again. README describes every setting.',
  },
  'config.budget': {
    ru: 'не больше 48. ЧЗ закрывает доступ тому, кто превысит 50 запросов за любую секунду, а часы программы могут опоздать: два запроса остаются про запас.',
    en: 'at most 48. ChZ shuts out whoever passes 50 requests in any second, and the clocks of a program may be late: two requests are kept in reserve.',
  },
  'config.roles': {
    ru: 'части работы делят между процессами только на PostgreSQL (DATABASE_URL) и с Redis (REDIS_URL). Задайте оба адреса или уберите ROLES: тогда один процесс делает всё.',
    en: 'parts of the work are shared between processes on PostgreSQL (DATABASE_URL) and with Redis (REDIS_URL) only. Set both addresses or leave ROLES out: one process does everything then.',
  },
  'start.address': { ru: 'Допуск открыт: {url}', en: 'Dopusk is open at {url}' },
  'start.password': {
    ru: 'Первый вход: логин {login}, пароль {password}. При входе Допуск попросит его сменить.',
    en: 'First sign-in: login {login}, password {password}. It is changed at the first sign-in.',
  },
  'error.boot.port-taken': {
    ru: 'Порт {port} занят другой программой. Задайте другой в PORT.',
    en: 'Port {port} is taken by another program. Set another one in PORT.',
  },
  'error.database.busy': {
    ru: 'Эту базу уже открыл другой Допуск. Закройте его: одна база SQLite служит одной программе.',
    en: 'Another Dopusk has this database open. Close it: a SQLite database serves one program.',
  },
  'error.database.unreachable': {
    ru: 'База на {host} не отвечает. Проверьте DATABASE_URL и сам PostgreSQL.',
    en: 'The database on {host} does not answer. Check DATABASE_URL and PostgreSQL itself.',
  },
  'error.contour.training': {
    ru: 'Это база учебного контура, настоящим ответам ЧЗ в ней не место. Задайте другую в DATABASE_URL.',
    en: 'This database is of the training contour, real answers have no place in it. Set another DATABASE_URL.',
  },
  'error.contour.real': {
    ru: 'Это рабочая база, а отвечает учебный стенд. Задайте для учёбы другую базу в DATABASE_URL.',
    en: 'This is a real database, but a stand-in answers. Set another DATABASE_URL for training.',
  },
  'error.database.nested': { ru: 'Сбой внутри Допуска.', en: 'A fault inside Dopusk.' },
  'error.storage.full': {
    ru: 'На диске не осталось места. Прочитанное раньше цело, этот документ не принят.',
    en: 'The disk is full. What was read before is whole, this document was not taken.',
  },
  'error.storage.full.next': {
    ru: 'Освободите место на диске и загрузите документ ещё раз.',
    en: 'Free some space and hand the document in again.',
  },
  'error.secret.unreadable': {
    ru: 'Не читается файл ключа {path}. Верните его из резервной копии или задайте другой в DOPUSK_SECRET_FILE.',
    en: 'The secret file {path} cannot be read. Restore it, or name another in DOPUSK_SECRET_FILE.',
  },
  'error.crpt.untrusted-host': {
    ru: 'Токен и ключ не уйдут на {host}: это не узел ЧЗ. Проверьте CRPT_TRUE_API_URL и CRPT_CDN_URL.',
    en: 'Token and key are not sent to {host}: it is no host of ChZ. Check CRPT_TRUE_API_URL and CRPT_CDN_URL.',
  },
  'error.sign.command': {
    ru: 'Программа подписи не дала подпись ({why}). Проверьте DOPUSK_SIGN_COMMAND и ключ.',
    en: 'The signing program gave no signature ({why}). Check DOPUSK_SIGN_COMMAND and the key.',
  },
  'error.sign.silent': {
    ru: 'ЧЗ не ответил на вход. Попробуем ещё раз через пять минут.',
    en: 'ChZ did not answer the sign-in. The next try is in five minutes.',
  },
  'error.sign.refused': {
    ru: 'ЧЗ не принял вход: {message}. Проверьте подпись и ИНН.',
    en: 'ChZ refused the sign-in: {message}. Check the signature and the ИНН.',
  },
  'error.crpt.no-token': { ru: 'Нет токена ЧЗ.', en: 'There is no ChZ token.' },
  'error.api.input': { ru: 'Неверное поле {field}.', en: 'Wrong field {field}.' },
  'error.delivery.not-found': { ru: 'Такой поставки нет.', en: 'There is no such delivery.' },
  'error.delivery.no-document': {
    ru: 'В запросе нет документа: поле document или само тело.',
    en: 'The request holds no document: the field document, or the body itself.',
  },
  'error.delivery.same': {
    ru: 'Этот документ уже загружен.',
    en: 'This document is here already.',
  },
  'error.delivery.changed': {
    ru: 'Документ с этим номером и датой уже загружен, но с другим содержимым. Исправленный УПД должен иметь номер исправления.',
    en: 'A document of this number and date is here already with other content. A corrected one has a correction number.',
  },
  'error.document.refused': {
    ru: 'Файл не принят: {count} {count|причина|причины|причин}.',
    en: 'The file was not taken: {count} {count|reason|reasons}.',
  },
  'document.warning.repeated-codes': {
    ru: '{count} {count|код стоит|кода стоят|кодов стоят} в документе повторно, первый в строке файла {row}. Каждый учтён один раз.',
    en: '{count} {count|code stands|codes stand} in the document again, the first in line {row} of the file. Each counts once.',
  },
  'error.code.damaged': {
    ru: 'Код прочитан с ошибкой, спрашивать о нём нельзя. Сканируйте его ещё раз.',
    en: 'The code was read with a fault and cannot be asked about. Scan it again.',
  },
  'error.code.not-found': { ru: 'Такого кода нет.', en: 'There is no such code.' },
  'error.api.body': {
    ru: 'Тело запроса должно быть объектом JSON.',
    en: 'The body has to be a JSON object.',
  },
  'api.fault.missing': { ru: 'Поле обязательно.', en: 'The field is required.' },
  'api.fault.unknown': { ru: 'Такого поля здесь нет.', en: 'There is no such field here.' },
  'api.fault.type': { ru: 'Здесь нужно: {type}.', en: 'Needed here: {type}.' },
  'api.fault.least': { ru: 'Не меньше {limit}.', en: 'Not less than {limit}.' },
  'api.fault.most': { ru: 'Не больше {limit}.', en: 'Not more than {limit}.' },
  'api.fault.least-length': { ru: 'Не короче {limit}.', en: 'Not shorter than {limit}.' },
  'api.fault.most-length': { ru: 'Не длиннее {limit}.', en: 'Not longer than {limit}.' },
  'api.fault.choice': { ru: 'Одно из: {values}.', en: 'One of: {values}.' },
  'api.fault.format': { ru: 'Значение написано не так.', en: 'The value is not written so.' },
  'api.fault.other': { ru: 'Это значение не подходит.', en: 'This value does not fit.' },
  'api.type.string': { ru: 'строка', en: 'a string' },
  'api.type.number': { ru: 'число', en: 'a number' },
  'api.type.int': { ru: 'целое число', en: 'a whole number' },
  'api.type.boolean': { ru: 'true или false', en: 'true or false' },
  'api.type.object': { ru: 'объект', en: 'an object' },
  'api.type.array': { ru: 'список', en: 'a list' },
  'error.entity.given': {
    ru: 'Задано окружением: {variable}. Поменяйте значение там или уберите его, и тогда пришлите снова.',
    en: 'Given by the environment: {variable}. Change it there, or remove it and send again.',
  },
  'error.entity.token-refused': {
    ru: 'ЧЗ не принял этот токен: он не сохранён. Получите новый и пришлите его.',
    en: 'ChZ refused this token: it is not kept. Get a new one and send it.',
  },
  'error.entity.key-refused': {
    ru: 'ЧЗ не принял этот ключ: он не сохранён. Нужен X-API-KEY этого ИНН, а не X-RegistrationKey.',
    en: 'ChZ refused this key: it is not kept. It must be the X-API-KEY of this ИНН, not an X-RegistrationKey.',
  },
  'error.entity.token-over': {
    ru: 'Срок этого токена уже прошёл. Получите новый и пришлите его.',
    en: 'This token has ended already. Get a new one and send it.',
  },
  'error.verdict.unreadable': {
    ru: 'Ответ {number} не говорит ни об одном коде. Пришлите тело ответа ЧЗ таким, каким оно пришло.',
    en: 'Answer {number} speaks of no code. Send the body of the answer of ChZ as it came.',
  },
  'error.verdict.several-codes': {
    ru: 'В ответах {count} {count|код|кода|кодов}, а решение бывает об одном. Спросите о каждом отдельно.',
    en: 'The answers name {count} {count|code|codes}, and a verdict is on one. Ask of each by itself.',
  },
} as const satisfies Sentences
