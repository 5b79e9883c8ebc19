import type { Sentences } from './sentence.js'

/** ЧЗ is not asked for a time: its form and its banner. */
export const maintenanceSentences = {
  'channels.ask': { ru: 'Опросить сейчас', en: 'Ask now' },
  'channels.ask.ordered': {
    ru: 'Опрашиваем каналы и площадки. Ответы появятся здесь сами через несколько секунд.',
    en: 'Asking the channels and the sites. The answers will come up here in a few seconds.',
  },
  'channels.ask.lately': {
    ru: 'Опрашивали меньше минуты назад: чаще ЧЗ не тревожим.',
    en: 'They were asked less than a minute ago: ChZ is not troubled more often.',
  },
  'maintenance.open': { ru: 'Режим обслуживания', en: 'Maintenance' },
  'maintenance.title': { ru: 'ЧЗ не спрашиваем до {until}', en: 'ChZ is not asked until {until}' },
  'maintenance.calm': {
    ru: 'Попытки не тратятся, коды и ответы на месте. Дальше пойдёт само.',
    en: 'No try is spent, codes and answers are in place. It goes on by itself.',
  },
  'maintenance.reason': { ru: 'Причина: {reason}.', en: 'Reason: {reason}.' },
  'maintenance.by': { ru: '{name}, {at}', en: '{name}, {at}' },
  'maintenance.end': { ru: 'Спрашивать снова', en: 'Ask again' },
  'maintenance.about': {
    ru: 'Допуск перестанет спрашивать ЧЗ: на время работ у вас или у ЧЗ. Поставки можно загружать, они подождут. Ни одна попытка не сгорит. Список площадок обновляется как всегда: о кодах в нём не спрашивают.',
    en: 'Dopusk stops asking ChZ for the time of works, here or there. Deliveries may be uploaded, they will wait. No try is spent. The list of sites is renewed as always: it asks about no code.',
  },
  'maintenance.form.until': { ru: 'До какого часа', en: 'Until what hour' },
  'maintenance.form.until.hint': {
    ru: 'Например, 18:00. Не дольше чем на 12 часов, вернётся само.',
    en: 'For example 18:00. At most 12 hours away, it returns by itself.',
  },
  'maintenance.form.reason': { ru: 'Причина', en: 'Reason' },
  'maintenance.form.reason.hint': { ru: 'Её увидят все, кто ждёт.', en: 'Everybody who waits sees it.' },
  'maintenance.form.reason.missing': {
    ru: 'Напишите причину: без неё не остановить.',
    en: 'Write the reason: without it asking does not stop.',
  },
  'maintenance.form.reason.long': { ru: 'Причина длиннее 500 знаков.', en: 'Over 500 signs.' },
  'maintenance.form.begin': { ru: 'Не спрашивать ЧЗ', en: 'Stop asking ChZ' },
  'maintenance.form.back': { ru: 'Не останавливать', en: 'Do not stop' },
  'maintenance.ended': { ru: 'Снова спрашиваем ЧЗ.', en: 'ChZ is asked again.' },
} as const satisfies Sentences
