import type { Sentences } from './sentence.js'

/** The line to ЧЗ: how it does, and why checks are held. */
export const channelsSentences = {
  'line.up': { ru: 'ЧЗ отвечает', en: 'ChZ answers' },
  'line.up.detail': { ru: 'за {seconds}\u00a0с', en: 'in {seconds}\u00a0s' },
  'line.up.but-abroad': { ru: 'кроме обмена с ЕАЭС', en: 'but not the EAEU' },
  'line.idle': { ru: 'ЧЗ ещё не спрашивали', en: 'ChZ not asked yet' },
  'line.idle.detail': { ru: 'спросим с первой поставкой', en: 'it will be with the first delivery' },
  'line.down': { ru: 'ЧЗ не отвечает', en: 'ChZ does not answer' },
  'line.down.detail': { ru: 'пробуем каждые 30\u00a0с', en: 'we try every 30\u00a0s' },
  'line.held': { ru: 'Проверка стоит', en: 'Checks are held' },
  'line.held.some': { ru: 'ИНН\u00a0{inn}: {why}', en: 'ИНН\u00a0{inn}: {why}' },
  'line.held.token-missing': { ru: 'нет токена ЧЗ', en: 'no ChZ token' },
  'line.held.token-dead': { ru: 'токен ЧЗ не действует', en: 'the ChZ token is not valid' },
  'line.held.no-contract': { ru: 'нет договора по товарной группе', en: 'no contract for the product group' },
  'line.held.method-gone': { ru: 'метод ЧЗ отключён', en: 'the ChZ method is gone' },
  'line.held.wrong-host': { ru: 'адрес ЧЗ указан неверно', en: 'the ChZ address is wrong' },
  'line.held.key-missing': { ru: 'нет ключа X-API-KEY для касс', en: 'no X-API-KEY for tills' },
  'line.held.key-dead': { ru: 'ключ X-API-KEY не действует', en: 'the X-API-KEY is not valid' },
  'line.held.registration-key-only': {
    ru: 'задан только X-RegistrationKey, он не действует с 15.02.2024. Укажите X-API-KEY',
    en: 'only an X-RegistrationKey is set, dead since 15.02.2024. Set an X-API-KEY',
  },
  'line.held.module-login': {
    ru: 'модуль не принимает логин и пароль',
    en: 'the module does not take the login and password',
  },
  'line.held.not-taken': { ru: 'ЧЗ не принимает запросы', en: 'ChZ does not take our requests' },
  'line.paused': { ru: 'ЧЗ не спрашиваем', en: 'ChZ is not asked' },
  'line.paused.detail': { ru: 'идёт обслуживание', en: 'maintenance' },
  'line.unworked': { ru: 'Проверка не идёт', en: 'Nothing is checked' },
  'line.unworked.detail': {
    ru: 'не запущен процесс worker, нужен администратор',
    en: 'no worker is running, the administrator is needed',
  },
  'line.unknown': { ru: 'Связь с ЧЗ неизвестна', en: 'Line to ChZ unknown' },
  'line.unknown.detail': { ru: 'проверка не запущена', en: 'no worker is running' },
} as const satisfies Sentences
