import type { Sentences } from './sentence.js'

/** Words of the shell and of what every page has. */
export const commonSentences = {
  'app.name': { ru: 'Допуск', en: 'Dopusk' },
  'app.about': { ru: 'Приёмка и проверка маркированного товара', en: 'Receiving and checking marked goods' },
  next: { ru: 'Дальше', en: 'Next' },

  'shell.skip': { ru: 'К содержанию', en: 'Skip to content' },
  'shell.sections': { ru: 'Разделы', en: 'Sections' },
  'shell.menu': { ru: 'Меню', en: 'Menu' },
  'shell.menu.close': { ru: 'Закрыть меню', en: 'Close menu' },
  'shell.training': { ru: 'УЧЕБНЫЙ КОНТУР', en: 'TRAINING CONTOUR' },
  'shell.training.why': {
    ru: 'Товары, коды и ответы ЧЗ здесь выдуманы.',
    en: 'Goods, codes and answers of Chestny ZNAK are invented here.',
  },
  'shell.away': {
    ru: 'Нет связи с сервером. На странице то, что было известно последним; обновится сама.',
    en: 'The server is out of reach. The page shows what was known last and will catch up by itself.',
  },
  'shell.ended': {
    ru: 'Вы вышли, страница больше не обновляется.',
    en: 'You are signed out, the page no longer updates.',
  },
  'shell.ended.act': { ru: 'Войти', en: 'Sign in' },

  'nav.deliveries': { ru: 'Поставки', en: 'Deliveries' },
  'nav.claims': { ru: 'Претензии', en: 'Claims' },
  'nav.codes': { ru: 'Проверить код', en: 'Check a code' },
  'nav.users': { ru: 'Пользователи', en: 'Users' },

  'role.receiver': { ru: 'кладовщик', en: 'receiver' },
  'role.manager': { ru: 'директор магазина', en: 'store manager' },
  'role.procurement': { ru: 'закупки', en: 'procurement' },
  'role.administrator': { ru: 'администратор', en: 'administrator' },
  'role.program': { ru: 'программа', en: 'program' },

  'form.faults': { ru: 'Исправьте и отправьте ещё раз', en: 'Mend this and send again' },

  'error-page.failed': { ru: 'Страница не открылась', en: 'The page did not open' },
  'error-page.refused': { ru: 'Так не получится', en: 'That cannot be done' },
  'error-page.not-found': { ru: 'Здесь ничего нет', en: 'There is nothing here' },
  'error-page.forbidden': { ru: 'Сюда нельзя', en: 'Not allowed' },
  'error-page.stale': { ru: 'Форма устарела', en: 'The form is out of date' },
  'error-page.ended': { ru: 'Нужно войти снова', en: 'Sign in again' },
  'error-page.too-many': { ru: 'Слишком часто', en: 'Too often' },
  'error-page.number': { ru: 'Номер для администратора:', en: 'Number for the administrator:' },
  'error-page.retry': { ru: 'Обновить', en: 'Reload' },
  'error-page.sign-in': { ru: 'Войти в новой вкладке', en: 'Sign in, in a new tab' },
  'error-page.home': { ru: 'К поставкам', en: 'To deliveries' },
  'error-page.start': { ru: 'На страницу входа', en: 'To the sign-in page' },
  'error-page.resend': { ru: 'Отправить ещё раз', en: 'Send again' },

  'gallery.title': { ru: 'Части страниц', en: 'Parts of pages' },
  'gallery.about': {
    ru: 'Каждая часть с образцами, один раз светлая, один раз тёмная.',
    en: 'Every part with samples, once light, once dark.',
  },
  'gallery.bare': { ru: 'Без образцов', en: 'Without samples' },
} as const satisfies Sentences
