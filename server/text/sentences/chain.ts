import type { Sentences } from './sentence.js'

/** A chain of processes on the page of the line: no worker tells of itself, and how pages see what workers see otherwise. */
export const chainSentences = {
  'unworked.never': {
    ru: 'Ни один процесс с ролью worker не сообщает о себе.',
    en: 'No process with the role worker tells of itself.',
  },
  'unworked.since': {
    ru: 'Процесс с ролью worker молчит: последний раз сообщал о себе {at}.',
    en: 'The process with the role worker is silent: it last told of itself {at}.',
  },
  'unworked.next': {
    ru: 'Запустите его: коды и ответы на месте, проверка пойдёт дальше сама.',
    en: 'Start it: codes and answers are in place, the check goes on by itself.',
  },
  'unworked.scans': {
    ru: 'О кодах, которые сканируют по одному, ЧЗ отвечает.',
    en: 'ChZ answers about codes that are scanned one by one.',
  },
  'waiting-runs.unworked': {
    ru: 'Проверять некому: не запущен процесс с ролью worker.',
    en: 'There is nobody to check: no process with the role worker is running.',
  },
  'channel.of-pages': {
    ru: 'Спрашивали только со страниц, по одному коду.',
    en: 'Asked by pages only, one code at a time.',
  },
  'channel.besides': {
    ru: 'Страницы видят иначе: смотрите «Адреса ЧЗ».',
    en: 'Pages see it otherwise: look at the addresses of ChZ.',
  },
  'sites.pages.history': { ru: 'в линии выше', en: 'in the line above' },
  'sites.pages': { ru: 'для страниц, процесс {process}', en: 'for pages, process {process}' },
} as const satisfies Sentences
