import type { Sentences } from './sentence.js'

/** What `dopusk backup` and `dopusk restore` say. */
export const backupsSentences = {
  'backup.made': { ru: 'Копия готова и проверена: {path}', en: 'The backup is made and checked: {path}' },
  'backup.holds': {
    ru: '{size}\u00a0МБ, {deliveries} {deliveries|поставка|поставки|поставок}, {codes} {codes|код|кода|кодов}, {exchanges} {exchanges|ответ|ответа|ответов} ЧЗ',
    en: '{size}\u00a0MB, {deliveries} {deliveries|delivery|deliveries}, {codes} {codes|code|codes}, {exchanges} {exchanges|answer|answers} of ЧЗ',
  },
  'backup.manifest': {
    ru: 'Рядом лежит опись {path}: храните их вместе.',
    en: 'Its manifest {path} lies beside it: keep them together.',
  },
  'backup.secret-not-in': {
    ru: 'Секретного файла {path} в копии нет. Храните его отдельно: без него не проверить печати.',
    en: 'The secret file {path} is not in it. Keep it elsewhere: seals cannot be checked without it.',
  },
  'backup.chain-not-whole': {
    ru: 'Цепочка доказательств в базе не цела. Подробнее: dopusk verify',
    en: 'The chain of evidence in the database is not whole. More: dopusk verify',
  },
  'restore.done': {
    ru: 'База восстановлена из копии от {date} {time}.',
    en: 'The database is restored from the backup of {date}, {time}.',
  },
  'restore.aside': {
    ru: 'Прежняя база сохранена: {path}',
    en: 'The former database is kept: {path}',
  },
  'restore.secret': {
    ru: 'Секретный файл в копию не входит. Здесь должен лежать прежний {path}: им запечатаны доказательства, закрыты ключи ЧЗ и держатся входы.',
    en: 'The secret file is not part of a backup. The former {path} must lie here: it seals the evidence, locks the keys of ЧЗ and keeps people signed in.',
  },
  'restore.other-secret': {
    ru: 'Печати доказательств поставлены другим секретным файлом. Верните его до запуска сервера, иначе новые записи лягут под другую печать.',
    en: 'The evidence was sealed with another secret file. Bring it back before the server starts, or new records get another seal.',
  },
  'restore.no-secret': {
    ru: 'Файла {path} нет. Верните его до запуска сервера, иначе сервер создаст новый, и старые печати не проверить.',
    en: 'There is no {path}. Bring it back before the server starts, or the server makes a new one and the old seals cannot be checked.',
  },
  'restore.start': { ru: 'Запустите сервер: dopusk start', en: 'Start the server: dopusk start' },
  'error.backup.exists': {
    ru: 'Файл {path} уже есть. Назовите другой.',
    en: 'The file {path} is there already. Name another.',
  },
  'error.backup.no-space': {
    ru: 'Копия не записана: в {folder} нет места или диск не пишется. Освободите место и повторите; прежние копии целы.',
    en: 'The backup was not written: {folder} is full or cannot be written. Free some space and repeat; former backups are whole.',
  },
  'error.restore.no-space': {
    ru: 'База не восстановлена: в {folder} нет места или диск не пишется. Освободите место и повторите; прежняя база на месте.',
    en: 'The database was not restored: {folder} is full or cannot be written. Free some space and repeat; the former database is in its place.',
  },
  'error.backup.no-manifest': {
    ru: 'Рядом с копией нет её описи {path}, или она не читается. Положите обе рядом.',
    en: 'The manifest {path} is not beside the backup, or cannot be read. Put both together.',
  },
  'error.backup.absent': {
    ru: 'Копии {path} нет. Проверьте имя.',
    en: 'There is no backup {path}. Check the name.',
  },
  'error.backup.damaged': {
    ru: 'Копия повреждена: в ней не то, что записано в описи. База не тронута. Возьмите другую копию.',
    en: 'The backup is damaged: it is not what its manifest says. The database was not touched. Take another backup.',
  },
  'error.backup.foreign': {
    ru: 'Это не копия базы Допуска. База не тронута.',
    en: 'This is no backup of Dopusk. The database was not touched.',
  },
  'error.backup.newer': {
    ru: 'Копию сделала более новая версия Допуска. Обновите программу и повторите. База не тронута.',
    en: 'A newer Dopusk made this backup. Update the program and repeat. The database was not touched.',
  },
  'error.backup.for-sqlite': {
    ru: 'Это копия базы SQLite, а в DATABASE_URL стоит PostgreSQL. База не тронута.',
    en: 'This is a backup of SQLite, and DATABASE_URL names PostgreSQL. The database was not touched.',
  },
  'error.backup.for-postgres': {
    ru: 'Это копия базы PostgreSQL, а в DATABASE_URL стоит SQLite. База не тронута.',
    en: 'This is a backup of PostgreSQL, and DATABASE_URL names SQLite. The database was not touched.',
  },
  'error.backup.of-training': {
    ru: 'Это копия учебного контура: её выдуманные ответы не кладут в настоящую базу. База не тронута.',
    en: 'This backup is of the training contour: made-up answers go into no real database. It was not touched.',
  },
  'error.backup.into-training': {
    ru: 'Это копия настоящей базы, а здесь учебный контур. База не тронута.',
    en: 'This backup is of a real database, and this is the training contour. The database was not touched.',
  },
  'error.backup.database-used': {
    ru: 'С базой {name} ещё работают: {count} {count|соединение|соединения|соединений}. Остановите сервер и повторите.',
    en: 'The database {name} is in use: {count} {count|connection|connections}. Stop the server and repeat.',
  },
  'error.backup.no-program': {
    ru: 'Для PostgreSQL нужна программа {program}, на этой машине её нет. Установите клиент PostgreSQL той же версии, что сервер.',
    en: 'PostgreSQL needs the program {program}, and it is not on this machine. Install the PostgreSQL client of the version of the server.',
  },
  'error.backup.program-failed': {
    ru: 'Программа {program} остановилась: {message}',
    en: 'The program {program} stopped: {message}',
  },
} as const satisfies Sentences
