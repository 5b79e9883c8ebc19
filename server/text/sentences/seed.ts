import type { Sentences } from './sentence.js'

/** What `npm run seed` says. */
export const seedSentences = {
  'seed.making': {
    ru: 'Готовим учебный день магазина, это до минуты…',
    en: 'Making a training day of a store, this takes up to a minute…',
  },
  'seed.start': {
    ru: 'День готов. Запустить на нём сервер, http://127.0.0.1:8080:',
    en: 'The day is made. To start a server on it, http://127.0.0.1:8080:',
  },
  'seed.column.role': { ru: 'Роль', en: 'Role' },
  'seed.column.login': { ru: 'Логин', en: 'Login' },
  'seed.column.password': { ru: 'Пароль', en: 'Password' },
  'seed.live': {
    ru: 'Так день застыл: сервер только показывает его. Чтобы проверки шли дальше:',
    en: 'The day stands still: the server only shows it. To let the checks go on:',
  },
} as const satisfies Sentences
