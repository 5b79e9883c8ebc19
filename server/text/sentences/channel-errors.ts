import type { Sentences } from './sentence.js'

/** What is kept of a fault of a channel, in words. */
export const channelErrorSentences = {
  'channel-error.timeout': { ru: 'Не ответил вовремя', en: 'Did not answer in time' },
  'channel-error.no-connection': { ru: 'Нет соединения', en: 'No connection' },
  'channel-error.network': { ru: 'Связь оборвалась', en: 'The connection broke off' },
  'channel-error.ECONNREFUSED': {
    ru: 'Сервер не принял соединение',
    en: 'The server took no connection',
  },
  'channel-error.ECONNRESET': { ru: 'Сервер оборвал соединение', en: 'The server broke off the connection' },
  'channel-error.EPIPE': { ru: 'Сервер оборвал соединение', en: 'The server broke off the connection' },
  'channel-error.UND_ERR_SOCKET': {
    ru: 'Сервер оборвал соединение',
    en: 'The server broke off the connection',
  },
  'channel-error.ETIMEDOUT': {
    ru: 'Сервер не ответил на вызов: проверьте интернет',
    en: 'The server did not pick up: look at the internet',
  },
  'channel-error.UND_ERR_CONNECT_TIMEOUT': {
    ru: 'Сервер не ответил на вызов: проверьте интернет',
    en: 'The server did not pick up: look at the internet',
  },
  'channel-error.EHOSTUNREACH': {
    ru: 'До сервера нет пути: проверьте интернет',
    en: 'No way to the server: look at the internet',
  },
  'channel-error.ENETUNREACH': { ru: 'Нет интернета', en: 'No internet' },
  'channel-error.ENOTFOUND': {
    ru: 'Имя сервера не найдено: проверьте интернет и DNS',
    en: 'The name of the server is not found: look at the internet and DNS',
  },
  'channel-error.EAI_AGAIN': {
    ru: 'Имя сервера не найдено: проверьте интернет и DNS',
    en: 'The name of the server is not found: look at the internet and DNS',
  },
  'channel-error.certificate': {
    ru: 'Сертификат сервера не принят: проверьте часы машины и защитный экран',
    en: 'The certificate of the server is not accepted: look at the clock of the machine and the firewall',
  },
  'channel-error.rate-limit': { ru: 'ЧЗ просит спрашивать реже', en: 'ChZ asks to be asked less often' },
  'channel-error.http-5xx': { ru: 'На стороне ЧЗ сбой', en: 'A failure on the side of ChZ' },
  'channel-error.emergency': { ru: 'В ЧЗ аварийный режим', en: 'ChZ is in its emergency mode' },
  'channel-error.cross-border': {
    ru: 'Сервис другой страны не отвечает',
    en: 'The service of another country does not answer',
  },
  'channel-error.no-row': { ru: 'О коде ничего не ответили', en: 'Nothing was said of the code' },
  'channel-error.code-504': { ru: 'О коде не ответили вовремя', en: 'No answer about the code in time' },
  'channel-error.unreadable': { ru: 'Ответ не читается', en: 'The answer cannot be read' },
  'channel-error.empty': { ru: 'Список площадок пуст', en: 'The list of sites is empty' },
  'channel-error.no-key': { ru: 'Нет ключа X-API-KEY', en: 'No X-API-KEY' },
  'channel-error.untrusted-host': {
    ru: 'ЧЗ назвал чужой адрес, ключ туда не посылаем',
    en: 'ChZ named a foreign address, the key is not sent there',
  },
  'channel-error.service': { ru: 'Модуль обслуживают', en: 'The module is being serviced' },
  'channel-error.not_configured': {
    ru: 'Модуль не настроен: задайте в нём токен',
    en: 'The module is not set up: give it a token',
  },
  'channel-error.initialization': {
    ru: 'Модуль загружает базу в первый раз',
    en: 'The module loads its base for the first time',
  },
  'channel-error.sync_error': {
    ru: 'База модуля устарела, обновить её не удаётся',
    en: 'The base of the module is old and cannot be renewed',
  },
  'channel-error.failure': { ru: 'Модуль неисправен', en: 'The module is out of order' },
  'channel-error.status': { ru: 'Ответил отказом {status}', en: 'Answered with refusal {status}' },
  'channel-error.other': { ru: 'Ответил: {why}', en: 'Answered: {why}' },
} as const satisfies Sentences
