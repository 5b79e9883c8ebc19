import type { Sentences } from './sentence.js'

/** What is said when a request was refused or failed; `.next` is the step after it. */
export const errorsSentences = {
  'error.internal': {
    ru: 'Ошибка у нас, не у вас. Поставки и ответы ЧЗ на месте, проверка идёт дальше.',
    en: 'The fault is ours, not yours. Deliveries and answers are in place, checking goes on.',
  },
  'error.internal.next': {
    ru: 'Обновите страницу. Если не поможет, назовите номер администратору.',
    en: 'Reload the page. If that does not help, tell the administrator the number.',
  },
  'error.not-found': { ru: 'По этому адресу страницы нет.', en: 'There is no page at this address.' },
  'error.not-found.next': {
    ru: 'Проверьте адрес или начните сначала.',
    en: 'Check the address or start over.',
  },
  'error.method': {
    ru: 'Этот адрес открывают по-другому: {methods}.',
    en: 'This address is opened in another way: {methods}.',
  },
  'error.method.next': {
    ru: 'Вернитесь на страницу с формой и отправьте её оттуда.',
    en: 'Go back to the page with the form and send it from there.',
  },
  'error.forbidden': { ru: 'Вашей роли это не разрешено.', en: 'Your role does not allow this.' },
  'error.forbidden.next': {
    ru: 'Если это ваша работа, попросите администратора изменить роль.',
    en: 'If this is your work, ask the administrator to change your role.',
  },
  'error.csrf': {
    ru: 'Её не приняли, ничего не изменилось.',
    en: 'It was not taken, nothing has changed.',
  },
  'error.csrf.next': {
    ru: 'Отправьте ещё раз: то, что вы ввели, сохранилось.',
    en: 'Send it again: what you entered is kept.',
  },
  'error.csrf.anew': {
    ru: 'Откройте форму заново. Файл и пароль нужно указать ещё раз.',
    en: 'Open the form anew. A file or a password has to be given again.',
  },
  'error.session.ended': {
    ru: 'Вы вышли или долго не работали. Ничего не изменилось.',
    en: 'You are signed out, or were away for long. Nothing has changed.',
  },
  'error.session.ended.next': {
    ru: 'Войдите в новой вкладке, вернитесь сюда и отправьте ещё раз.',
    en: 'Sign in, in a new tab, come back here and send again.',
  },
  'error.session.ended.anew': {
    ru: 'Войдите и откройте форму заново.',
    en: 'Sign in and open the form anew.',
  },
  'error.sign-in.too-many': {
    ru: 'С этого адреса слишком много неудачных попыток входа.',
    en: 'Too many failed sign-ins from this address.',
  },
  'error.sign-in.too-many.next': {
    ru: 'Подождите 15 минут. Пароль напомнить нельзя, новый даст администратор.',
    en: 'Wait 15 minutes. A password cannot be recalled, the administrator gives a new one.',
  },
  'form.unreadable': { ru: 'Это значение прочитать не удалось.', en: 'This value could not be read.' },
  'error.request.malformed': { ru: 'Запрос не удалось разобрать.', en: 'The request could not be read.' },
  'error.request.nul': {
    ru: 'В присланном есть нулевой знак, с ним ничего не сохранить.',
    en: 'What was sent has a null character; nothing can be kept with one.',
  },
  'error.request.nul.next': {
    ru: 'Наберите текст заново: такой знак попадает в него при копировании из испорченного файла.',
    en: 'Type the text anew: such a sign comes with copying from a damaged file.',
  },
  'error.request.too-large': { ru: 'Запрос слишком большой.', en: 'The request is too large.' },
  'error.request.type': {
    ru: 'Такой вид данных здесь не принимают.',
    en: 'This kind of data is not taken here.',
  },
  'error.upload.too-large': {
    ru: 'Файл больше {megabytes} МБ. Ничего не загружено.',
    en: 'The file is over {megabytes} MB. Nothing was uploaded.',
  },
  'error.upload.too-large.next': {
    ru: 'Разделите документ или попросите администратора поднять предел.',
    en: 'Split the document or ask the administrator to raise the limit.',
  },
  'error.upload.malformed': {
    ru: 'Файл дошёл не целиком. Ничего не загружено.',
    en: 'The file did not arrive whole. Nothing was uploaded.',
  },
  'error.upload.malformed.next': {
    ru: 'Выберите файл и отправьте ещё раз.',
    en: 'Choose the file and send again.',
  },
  'error.api.token': { ru: 'Токен не подошёл.', en: 'The token does not fit.' },
  'error.api.no-token': {
    ru: 'Токен для программ не задан: DOPUSK_API_TOKEN.',
    en: 'No token for programs is configured: DOPUSK_API_TOKEN.',
  },
  'error.database.busy.next': {
    ru: 'Остановите его или укажите другой файл в DATABASE_URL.',
    en: 'Stop it, or name another file in DATABASE_URL.',
  },
  'error.web.no-user': { ru: 'Страница открыта без входа.', en: 'The page was opened without a sign-in.' },
  'error.views.faulty': { ru: 'Шаблоны с ошибками:\n{faults}', en: 'Faulty templates:\n{faults}' },
  'error.views.unknown': { ru: 'Нет шаблона {name}.', en: 'There is no template {name}.' },
} as const satisfies Sentences
