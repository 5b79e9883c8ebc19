import type { Sentences } from './sentence.js'

export const cliSentences = {
  'cli.help': {
    ru: `Допуск: проверка кодов маркировки до приёмки

  dopusk check ФАЙЛ…   проверить УПД или список кодов
      --json           один документ JSON вместо отчёта
      --sandbox        учебный контур: ответы выдуманы, ключи не нужны
      --wait СЕКУНД    сколько ждать поздних ответов, 60
      --server АДРЕС   спросить работающий сервер (ключ DOPUSK_API_TOKEN)
  dopusk verify        все ли ответы ЧЗ в базе те, что пришли
      ХЕШ              есть ли в цепочке хеш, напечатанный в акте
      --json           один документ JSON
  dopusk backup        скопировать базу в папку backups, сервер может работать
      ПАПКА|ФАЙЛ       скопировать сюда
  dopusk restore ФАЙЛ  вернуть базу из копии, сервер должен стоять
  dopusk start         запустить сервер
  dopusk demo          показать всё на трёх готовых поставках
      --once           показать и закончить
      --port N         адрес сервера
  dopusk --help        эта подсказка

Код завершения: 0 всё можно продавать, 1 есть отказы или риск,
2 ответов ещё ждут, 3 файл или настройка не годится.
У verify: 0 цепочка цела, 1 нарушена, 3 проверить нечем.`,
    en: `Dopusk: marking codes checked before goods are accepted

  dopusk check FILE…   check a delivery document or a list of codes
      --json           one JSON document instead of the report
      --sandbox        training contour: answers are made up, no keys needed
      --wait SECONDS   how long to wait for late answers, 60
      --server URL     ask a running server (key DOPUSK_API_TOKEN)
  dopusk verify        are the answers in the database those that came
      HASH             is the hash printed on an act in the chain
      --json           one JSON document
  dopusk backup        copy the database into backups, beside a server at work
      FOLDER|FILE      copy it here
  dopusk restore FILE  bring the database back, while no server works on it
  dopusk start         start the server
  dopusk demo          show everything on three ready deliveries
      --once           show and end
      --port N         port of the server
  dopusk --help        this help

Exit code: 0 all can be sold, 1 refusals or risk, 2 answers are awaited,
3 the file or the configuration is wrong.
Of verify: 0 the chain is whole, 1 it is broken, 3 it cannot be verified.`,
  },
  'cli.see-help': { ru: 'Подсказка: dopusk --help', en: 'Help: dopusk --help' },
  'cli.option-unknown': { ru: 'Ключа {option} нет.', en: 'There is no option {option}.' },
  'cli.command-unknown': { ru: 'Команды «{command}» нет.', en: 'There is no command “{command}”.' },
  'cli.no-files': {
    ru: 'Назовите файл: dopusk check ФАЙЛ…',
    en: 'Name a file: dopusk check FILE…',
  },
  'cli.one-place': {
    ru: 'Назовите одну папку или один файл: dopusk backup ПАПКА',
    en: 'Name one folder or one file: dopusk backup FOLDER',
  },
  'cli.one-backup': {
    ru: 'Назовите копию: dopusk restore ФАЙЛ',
    en: 'Name the backup: dopusk restore FILE',
  },
  'cli.hash-wrong': {
    ru: 'Хеш из акта: 64 знака, цифры и буквы от a до f. Пробелы можно оставить.',
    en: 'The hash of an act has 64 signs, digits and letters from a to f. Spaces may stay.',
  },
  'cli.wait-wrong': {
    ru: 'После --wait стоит целое число секунд, от 0.',
    en: 'After --wait comes a whole number of seconds, from 0.',
  },
  'cli.server-wrong': {
    ru: 'Адрес сервера начинается с http:// или https://.',
    en: 'The address of a server begins with http:// or https://.',
  },
  'cli.sandbox-and-server': {
    ru: 'Выберите одно: --sandbox или --server.',
    en: 'Choose one: --sandbox or --server.',
  },
  'cli.token-for-server': {
    ru: 'Для {url} нужен ключ программы. Задайте DOPUSK_API_TOKEN.',
    en: 'A program key is needed for {url}. Set DOPUSK_API_TOKEN.',
  },
  'cli.server-refused': {
    ru: 'Сервер {url} не принял ключ. Проверьте DOPUSK_API_TOKEN.',
    en: 'The server {url} did not take the key. Look at DOPUSK_API_TOKEN.',
  },
  'cli.server-silent': {
    ru: 'По адресу {url} Допуск не отвечает. Запустите сервер или проверьте адрес.',
    en: 'Dopusk does not answer at {url}. Start the server or look at the address.',
  },
  'cli.no-crpt-token': {
    ru: 'Честный ЗНАК спросить нечем: нет токена True API.\nЗадайте CRPT_TRUE_API_TOKEN или CRPT_TRUE_API_TOKEN_FILE, а к нему DOPUSK_INN.\nПопробовать без токена: dopusk check --sandbox ФАЙЛ…',
    en: 'There is nothing to ask Chestny Znak with: no True API token.\nSet CRPT_TRUE_API_TOKEN or CRPT_TRUE_API_TOKEN_FILE, and DOPUSK_INN with it.\nTo try without a token: dopusk check --sandbox FILE…',
  },
  'cli.config-fault': { ru: 'Настройка {name}: {message}', en: 'Setting {name}: {message}' },
  'cli.training': {
    ru: 'УЧЕБНЫЙ КОНТУР: ответы выдуманы',
    en: 'TRAINING CONTOUR: the answers are made up',
  },
  'cli.reading': { ru: 'читаем', en: 'reading' },
  'cli.checking': { ru: 'проверяем', en: 'checking' },
  'cli.again': {
    ru: 'Этот документ уже загружен раньше, показана его проверка.',
    en: 'This document was uploaded before; its check is shown.',
  },
  'cli.warning': { ru: 'Заметьте: {text}', en: 'Note: {text}' },
  'cli.codes': { ru: '{count} {count|код|кода|кодов}', en: '{count} {count|code|codes}' },
  'cli.document': { ru: 'УПД {number} от {date}', en: 'Document {number} of {date}' },
  'cli.list': { ru: 'Список кодов', en: 'List of codes' },
  'cli.outcome.sell': { ru: 'можно продавать', en: 'can be sold' },
  'cli.outcome.risk': { ru: 'под риском', en: 'at risk' },
  'cli.outcome.block': { ru: 'касса откажет', en: 'the till will refuse' },
  'cli.outcome.wait': { ru: 'ждём ответа', en: 'waiting for an answer' },
  'cli.outcome.unknown': { ru: 'не проверено', en: 'not checked' },
  'cli.not-asked': { ru: 'Ещё не спрошены', en: 'Not asked yet' },
  'cli.next-step': { ru: 'Дальше: {step}', en: 'Next: {step}' },
  'cli.more-codes': { ru: 'и ещё {count}', en: 'and {count} more' },
  'cli.verdict.sign': { ru: 'Можно подписывать.', en: 'Sign.' },
  'cli.verdict.sign-partly': { ru: 'Подписывать частично.', en: 'Sign partly.' },
  'cli.verdict.do-not-sign': { ru: 'Не подписывать.', en: 'Do not sign.' },
  'cli.verdict.wait': { ru: 'Подождать ответов.', en: 'Wait for the answers.' },
  'cli.held': {
    ru: 'Проверка остановлена: {reason}. Исправьте и запустите снова, спрошенное не пропадёт.',
    en: 'The check is held: {reason}. Mend it and run again.',
  },
  'cli.no-such-file': {
    ru: 'файл не читается. Проверьте имя и права.',
    en: 'the file cannot be read. Look at its name and rights.',
  },
  'cli.fault-at-line': { ru: 'строка {line}: {message}', en: 'line {line}: {message}' },
  'error.cli.server-said': {
    ru: 'Сервер ответил иначе, чем ждали: {status} {message}',
    en: 'The server answered something else: {status} {message}',
  },
  'demo.title': {
    ru: 'Допуск: три поставки от приёмки документа до акта о расхождении',
    en: 'Dopusk: three deliveries from the document to the act of discrepancy',
  },
  'demo.checking': { ru: 'Проверяем коды', en: 'Checking codes' },
  'demo.column.supplier': { ru: 'Поставщик', en: 'Supplier' },
  'demo.column.document': { ru: 'УПД', en: 'Document' },
  'demo.column.total': { ru: 'кодов', en: 'codes' },
  'demo.column.sell': { ru: 'можно', en: 'sell' },
  'demo.column.risk': { ru: 'риск', en: 'risk' },
  'demo.column.block': { ru: 'откажет', en: 'block' },
  'demo.column.wait': { ru: 'ждём', en: 'wait' },
  'demo.column.unknown': { ru: 'неясно', en: 'unknown' },
  'demo.column.verdict': { ru: 'Решение', en: 'Verdict' },
  'demo.verdict.sign': { ru: 'подписать', en: 'sign' },
  'demo.verdict.sign-partly': { ru: 'частично', en: 'partly' },
  'demo.verdict.do-not-sign': { ru: 'отказать', en: 'refuse' },
  'demo.verdict.wait': { ru: 'подождать', en: 'wait' },
  'demo.expected': { ru: 'ожидалось', en: 'expected' },
  'demo.time': { ru: 'Время', en: 'Time' },
  'demo.time-value': {
    ru: '{seconds}\u00a0с, {codes} {codes|код|кода|кодов}, {requests} {requests|запрос|запроса|запросов} к учебному ЧЗ',
    en: '{seconds}\u00a0s, {codes} {codes|code|codes}, {requests} {requests|request|requests} to the stand-in',
  },
  'demo.address': { ru: 'Адрес', en: 'Address' },
  'demo.sign-in': { ru: 'Вход', en: 'Sign-in' },
  'demo.sign-in-value': {
    ru: 'логин {login}, пароль {password}',
    en: 'login {login}, password {password}',
  },
  'demo.act': { ru: 'Акт', en: 'Act' },
  'demo.late': {
    ru: 'Два кода из Белоруссии не ответят никогда: так выглядит долгое ожидание.',
    en: 'Two codes from Belarus will never be answered: this is what long waiting looks like.',
  },
  'demo.stop': { ru: 'Остановить: Ctrl+C', en: 'Stop: Ctrl+C' },
  'demo.differs': {
    ru: 'Итог разошёлся со сценарием, строки «ожидалось» показывают где.',
    en: 'The result differs from the scenario; the rows “expected” show where.',
  },
  'demo.help': { ru: 'npm run demo -- [--once] [--port N]', en: 'npm run demo -- [--once] [--port N]' },
  'error.demo.refused': {
    ru: 'Учебный документ {file} не принят: {message}',
    en: 'The sample document {file} was not taken: {message}',
  },
} as const satisfies Sentences
