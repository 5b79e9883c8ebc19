import type { Sentence } from './sentence.js'

/** How long answers of ЧЗ are waited for, and the form of it. */
export const patienceSentences = {
  'duration.days': { ru: '{count}\u00a0{count|день|дня|дней}', en: '{count}\u00a0{count|day|days}' },
  'duration.hours': { ru: '{count}\u00a0ч', en: '{count}\u00a0h' },
  'duration.minutes': { ru: '{count}\u00a0мин', en: '{count}\u00a0min' },
  'duration.seconds': { ru: '{count}\u00a0с', en: '{count}\u00a0s' },

  'patience.title': { ru: 'Сколько ждать ответа', en: 'How long to wait for an answer' },
  'patience.about': {
    ru: 'Если Честный ЗНАК молчит о коде, Допуск спрашивает снова по этому расписанию, а когда срок вышел, решает человек. Новое расписание действует со следующей попытки; обещанный срок ждущих кодов не меняется.',
    en: 'Where Chestny ZNAK is silent about a code, Dopusk asks again by this timetable, and when the time is over a person decides. A new timetable holds from the next try on; the deadline promised to codes that wait stays.',
  },
  'patience.group': { ru: 'Группа', en: 'Group' },
  'patience.kind.retry': { ru: 'Обычные коды', en: 'Ordinary codes' },
  'patience.kind.eaeu': { ru: 'Коды стран ЕАЭС', en: 'Codes of other EAEU states' },
  'patience.kind.retry.about': {
    ru: 'Молчание, сбой или перегрузка Честного ЗНАКа.',
    en: 'Silence, a failure or an overload of Chestny ZNAK.',
  },
  'patience.kind.eaeu.about': {
    ru: 'Белоруссия, Армения, Казахстан, Киргизия: их системы отвечают поздно, неизвестный код ещё не запрет.',
    en: 'Belarus, Armenia, Kazakhstan, Kyrgyzstan: their systems answer late, an unknown code is no ban yet.',
  },
  'patience.own': { ru: 'своё', en: 'own' },
  'patience.after': {
    ru: 'через {waits}, дальше с шагом {last}',
    en: 'after {waits}, then in steps of {last}',
  },
  'patience.after.one': { ru: 'с шагом {last}', en: 'in steps of {last}' },
  'patience.until': { ru: 'ждём {deadline}', en: 'waiting {deadline}' },
  'patience.setting': { ru: 'Настройка', en: 'Setting' },
  'patience.change': { ru: 'Изменить', en: 'Change' },
  'patience.change.of': { ru: 'Изменить: {group}', en: 'Change: {group}' },
  'patience.other-group': { ru: 'Задать для другой группы', en: 'Set for another group' },
  'patience.open': { ru: 'Открыть', en: 'Open' },
  'patience.form.title': { ru: 'Сколько ждать: {group}', en: 'How long to wait: {group}' },
  'patience.form.about': {
    ru: 'Пустое поле: как {standard}. Единицы: с, мин, ч, дней.',
    en: 'An empty field: as {standard}. Units: s, min, h, days.',
  },
  'patience.standard.table': { ru: 'в расписании Допуска', en: 'in the timetable of Dopusk' },
  'patience.standard.all': { ru: 'для всех групп', en: 'for all groups' },
  'patience.waits': { ru: 'Спрашивать снова через', en: 'Ask again after' },
  'patience.waits.hint': {
    ru: 'Через запятую, последнее повторяется. Пусто: {standard}',
    en: 'With commas between, the last one repeats. Empty: {standard}',
  },
  'patience.deadline': { ru: 'Ждать не дольше', en: 'Wait no longer than' },
  'patience.deadline.hint': { ru: 'Пусто: {standard}', en: 'Empty: {standard}' },
  'patience.waits.form': {
    ru: 'Напишите паузы через запятую, например: 30 с, 5 мин, 1 ч',
    en: 'Write the pauses with commas between, for example: 30 s, 5 min, 1 h',
  },
  'patience.waits.many': { ru: 'Не больше 20 пауз', en: 'At most 20 pauses' },
  'patience.waits.range': { ru: 'Пауза от 1 секунды до 7 дней', en: 'A pause is from 1 second to 7 days' },
  'patience.waits.order': {
    ru: 'Каждая пауза не короче предыдущей: торопить молчащий Честный ЗНАК незачем',
    en: 'No pause is shorter than the one before: there is no use in hurrying a silent Chestny ZNAK',
  },
  'patience.deadline.form': { ru: 'Напишите срок, например: 72 ч', en: 'Write how long, for example: 72 h' },
  'patience.deadline.range': { ru: 'Срок от 1 минуты до 30 дней', en: 'From 1 minute to 30 days' },
  'patience.deadline.short': {
    ru: 'Срок короче первой паузы: код не спросят ни разу',
    en: 'Shorter than the first pause: the code would never be asked again',
  },
  'patience.saved': { ru: '{group}: расписание сохранено.', en: '{group}: the timetable is saved.' },
  'patience.journal.waits': { ru: 'через {waits}', en: 'after {waits}' },
  'patience.journal.standard': { ru: 'как в расписании', en: 'as in the timetable' },
  'rules-journal.rules.patience-set': {
    ru: '{group}, сколько ждать: обычные коды {retry}; коды ЕАЭС {eaeu}.',
    en: '{group}, how long to wait: ordinary codes {retry}; EAEU codes {eaeu}.',
  },
  'rules-journal.rules.patience-official': {
    ru: '{group}: ждать снова по расписанию Допуска.',
    en: '{group}: waiting by the timetable of Dopusk again.',
  },
} satisfies Record<string, Sentence>
