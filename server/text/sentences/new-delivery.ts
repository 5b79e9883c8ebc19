import type { Sentences } from './sentence.js'

/** Giving a document in, or scanning a list. */
export const newDeliverySentences = {
  'upload.title': { ru: 'Новая поставка', en: 'A new delivery' },
  'upload.about': {
    ru: 'Загрузите документ или отсканируйте коды по одному. Проверка начнётся сама.',
    en: 'Upload a document, or scan codes one by one. The check starts by itself.',
  },
  'upload.file': { ru: 'Из файла', en: 'From a file' },
  'upload.drop': { ru: 'Перетащите УПД сюда или выберите файл', en: 'Drop a УПД here or choose a file' },
  'upload.drop.kinds': {
    ru: 'УПД в XML или ZIP, или список кодов, по коду в строке. Можно несколько файлов',
    en: 'A УПД in XML or ZIP, or a list with one code a line. Several files are fine',
  },
  'upload.purpose': { ru: 'Что проверяем', en: 'What is checked' },
  'upload.purpose.receipt': { ru: 'Поставка до подписи', en: 'A delivery before it is signed' },
  'upload.purpose.receipt.hint': { ru: 'коды ещё за поставщиком', en: 'codes are still the supplier’s' },
  'upload.purpose.audit': { ru: 'Товар, который уже наш', en: 'Goods that are ours already' },
  'upload.purpose.audit.hint': { ru: 'коды должны быть за нами', en: 'codes must be ours' },
  'upload.entity': { ru: 'От чьего имени спрашивать', en: 'For whom to ask' },
  'upload.entity.usual': { ru: 'ИНН {inn}, как обычно', en: 'ИНН {inn}, as usual' },
  'upload.entity.one': { ru: 'ИНН {inn}', en: 'ИНН {inn}' },
  'upload.entity.hint': {
    ru: 'Если покупатель в УПД — одно из ваших юрлиц, спросим от его имени.',
    en: 'If the buyer in a УПД is one of your legal entities, it is asked for that one.',
  },
  'error.delivery.no-entity': {
    ru: 'Юрлица с ИНН {inn} в Допуске нет.',
    en: 'Dopusk has no legal entity with the ИНН {inn}.',
  },
  'error.delivery.no-entity.next': {
    ru: 'Задайте его токен на странице «Связь с ЧЗ» или выберите другое юрлицо.',
    en: 'Set its token on the page of the line to ChZ, or name another legal entity.',
  },
  'upload.send': { ru: 'Загрузить и проверить', en: 'Upload and check' },
  'upload.nothing': {
    ru: 'Ничего не выбрано. Выберите файл или отсканируйте хотя бы один код.',
    en: 'Nothing was chosen. Choose a file or scan one code at least.',
  },
  'upload.scanned': { ru: 'Отсканированный список', en: 'The scanned list' },
  'upload.faulty': {
    ru: '{name}: не загружен, {count}\u00a0{count|причина|причины|причин}',
    en: '{name} was not taken, {count} {count|reason|reasons}',
  },
  'upload.line': { ru: 'Строка {line}.', en: 'Line {line}.' },
  'upload.more-faults': { ru: 'И ещё {count} {count|такая|такие|таких} же.', en: 'And {count} more.' },
  'upload.made': { ru: '{name} загружен, проверка идёт.', en: '{name} is uploaded and being checked.' },
  'upload.same': {
    ru: '{name}: эта поставка уже загружена, второй раз не проверяем.',
    en: '{name}: this delivery is here already, it is not checked twice.',
  },
  'upload.changed': {
    ru: '{name}: поставка с таким номером и датой уже есть, а содержание другое. Спросите у поставщика, какой документ верный.',
    en: '{name}: a delivery of this number and date is here, with other content. Ask the supplier which document is right.',
  },
  'upload.open': { ru: 'Открыть поставку', en: 'Open the delivery' },

  'scan-field.title': { ru: 'Со сканера', en: 'With a scanner' },
  'scan-field.label': { ru: 'Отсканированные коды, по одному в строке', en: 'Scanned codes, one a line' },
  'scan-field.hint': {
    ru: 'Поставьте сюда курсор и сканируйте. Enter сканера ничего не отправляет.',
    en: 'Put the cursor here and scan. The Enter of the scanner sends nothing.',
  },
  'scan-field.counted': { ru: 'Кодов: {count}', en: 'Codes: {count}' },
  'scan-field.repeat': { ru: 'Уже есть: {code}', en: 'Already here: {code}' },
  'scan-field.kept': {
    ru: 'Список сохранён в этом браузере, пока сервер его не примет.',
    en: 'The list is kept in this browser until the server takes it.',
  },
  'scan-field.clear': { ru: 'Очистить список', en: 'Clear the list' },
} as const satisfies Sentences
