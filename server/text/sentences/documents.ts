import { documentWarnings } from './document-warnings.js'
import { foreignDocuments } from './foreign-documents.js'
import type { Sentences } from './sentence.js'
import { zipDocuments } from './zip-documents.js'

/** Why a file was not read: `document.<key>` says what is, `document.<key>.next` what to do. */
export const documentsSentences = {
  'document.empty': { ru: 'Файл пустой.', en: 'The file is empty.' },
  'document.empty.next': {
    ru: 'Скачайте документ заново из ЭДО и загрузите его ещё раз.',
    en: 'Download the document from your EDI operator again and upload it once more.',
  },
  'document.too-big': {
    ru: 'Файл больше {megabytes}\u00a0МБ, такие не читаем.',
    en: 'The file is larger than {megabytes}\u00a0MB; we do not read such files.',
  },
  'document.too-big.next': {
    ru: 'Проверьте, тот ли это файл. Если тот, попросите поставщика разделить УПД на несколько.',
    en: 'Check that it is the right file. If it is, ask the supplier to split the УПД.',
  },
  'document.not-recognised': {
    ru: 'Это не УПД и не список кодов.',
    en: 'This is neither a УПД nor a list of codes.',
  },
  'document.not-recognised.next': {
    ru: 'Загрузите УПД из ЭДО (файл .xml или архив .zip с ним) или список: по одному коду в строке.',
    en: 'Upload the УПД from your EDI operator (an .xml file, or a .zip with it) or a list with one code a line.',
  },

  'document.xml-cut': {
    ru: 'Файл обрывается: конца документа в нём нет.',
    en: 'The file breaks off: the end of the document is missing.',
  },
  'document.xml-cut.next': {
    ru: 'Скачайте УПД из ЭДО заново, целиком, и загрузите ещё раз.',
    en: 'Download the whole УПД from your EDI operator again and upload it once more.',
  },
  'document.xml-broken': {
    ru: 'Файл испорчен: в этом месте нарушен порядок XML.',
    en: 'The file is damaged: the XML is not well-formed at this place.',
  },
  'document.xml-broken.next': {
    ru: 'Скачайте УПД из ЭДО заново. Если не поможет, попросите поставщика выслать документ ещё раз.',
    en: 'Download the УПД again. If that does not help, ask the supplier to send the document once more.',
  },
  'document.xml-separator': {
    ru: 'В файле стоит символ-разделитель кода (GS), в XML он запрещён: ЭДО и «Честный ЗНАК» такой документ не примут.',
    en: 'The file contains the separator of a code (GS), which XML forbids: neither EDI nor «Честный ЗНАК» will take it.',
  },
  'document.xml-separator.next': {
    ru: 'Попросите поставщика указать в УПД коды без крипточасти и выслать документ заново.',
    en: 'Ask the supplier to put the codes into the УПД without their check part and to send the document again.',
  },
  'document.xml-doctype': {
    ru: 'В файле есть объявление DOCTYPE. В УПД его не бывает, читать такой файл небезопасно.',
    en: 'The file has a DOCTYPE declaration. A УПД never has one, and reading such a file is not safe.',
  },
  'document.xml-doctype.next': {
    ru: 'Не загружайте его. Возьмите УПД прямо из ЭДО.',
    en: 'Do not upload it. Take the УПД straight from your EDI operator.',
  },
  'document.xml-too-deep': {
    ru: 'Элементы файла вложены глубже {depth}\u00a0уровней. УПД так не устроен.',
    en: 'Elements of the file are nested deeper than {depth}\u00a0levels. A УПД is not built so.',
  },
  'document.xml-too-deep.next': {
    ru: 'Возьмите УПД прямо из ЭДО и загрузите его.',
    en: 'Take the УПД straight from your EDI operator and upload it.',
  },
  'document.xml-value-too-long': {
    ru: 'Одно из значений в файле длиннее, чем бывает в УПД.',
    en: 'A value in the file is longer than any in a УПД.',
  },
  'document.xml-value-too-long.next': {
    ru: 'Проверьте, тот ли это файл. Возьмите УПД прямо из ЭДО.',
    en: 'Check that it is the right file. Take the УПД straight from your EDI operator.',
  },
  'document.encoding-broken': {
    ru: 'Буквы в файле не читаются: он записан не в той кодировке или испорчен.',
    en: 'Letters in the file cannot be read: its encoding is wrong or it is damaged.',
  },
  'document.encoding-broken.next': {
    ru: 'Скачайте УПД из ЭДО заново, не открывая и не сохраняя его в редакторе.',
    en: 'Download the УПД again without opening or saving it in an editor.',
  },

  'document.header-missing': {
    ru: 'В УПД нет сведений о документе: ни номера, ни даты, ни сторон.',
    en: 'The УПД has no header: no number, no date, no parties.',
  },
  'document.header-missing.next': {
    ru: 'Попросите поставщика выслать УПД заново.',
    en: 'Ask the supplier to send the УПД again.',
  },
  'document.number-missing': { ru: 'В УПД нет номера.', en: 'The УПД has no number.' },
  'document.number-missing.next': {
    ru: 'Попросите поставщика выслать УПД с номером: без него претензию не составить.',
    en: 'Ask the supplier for a УПД with a number: without it no claim can be made.',
  },
  'document.date-missing': { ru: 'В УПД нет даты.', en: 'The УПД has no date.' },
  'document.date-missing.next': {
    ru: 'Попросите поставщика выслать УПД с датой.',
    en: 'Ask the supplier for a УПД with a date.',
  },
  'document.date-wrong': {
    ru: 'Дата УПД «{value}» не читается: нужна дата вида 24.11.2026.',
    en: 'The date of the УПД, “{value}”, cannot be read: it must look like 24.11.2026.',
  },
  'document.date-wrong.next': {
    ru: 'Попросите поставщика исправить дату и выслать УПД заново.',
    en: 'Ask the supplier to correct the date and send the УПД again.',
  },
  'document.no-codes': {
    ru: 'В УПД нет ни одного кода маркировки: проверять нечего.',
    en: 'The УПД has not one marking code: there is nothing to check.',
  },
  'document.no-codes.next': {
    ru: 'Если товар маркированный, не подписывайте УПД и попросите поставщика выслать его с кодами.',
    en: 'If the goods are marked, do not sign; ask the supplier to send the УПД with codes.',
  },
  'document.only-osu': {
    ru: 'В УПД только количество по товарам (объёмно-сортовой учёт), кодов единиц в нём нет.',
    en: 'The УПД has only quantities of goods (bulk accounting) and no codes of units.',
  },
  'document.only-osu.next': {
    ru: 'Сверьте количество по УПД. Чтобы проверить коды, отсканируйте единицы в список.',
    en: 'Compare the quantities. To check codes, scan the units into a list.',
  },
  'document.too-many-lines': {
    ru: 'В УПД больше {count}\u00a0строк, столько не читаем.',
    en: 'The УПД has more than {count}\u00a0lines; we do not read so many.',
  },
  'document.too-many-lines.next': {
    ru: 'Попросите поставщика разделить УПД на несколько.',
    en: 'Ask the supplier to split the УПД.',
  },
  'document.too-many-codes': {
    ru: 'В файле больше {count}\u00a0кодов, столько за раз не читаем.',
    en: 'The file has more than {count}\u00a0codes; we do not read so many at once.',
  },
  'document.too-many-codes.next': {
    ru: 'Разделите файл на несколько и загрузите их по очереди.',
    en: 'Split the file and upload the parts one by one.',
  },

  'document.list-empty': { ru: 'В списке нет ни одного кода.', en: 'The list has not one code.' },
  'document.list-empty.next': {
    ru: 'Отсканируйте коды, по одному в строке, и загрузите список ещё раз.',
    en: 'Scan the codes, one a line, and upload the list again.',
  },
  'document.list-only-osu': {
    ru: 'В списке только количество по товарам (объёмно-сортовой учёт), кодов единиц в нём нет.',
    en: 'The list has only quantities of goods (bulk accounting) and no codes of units.',
  },
  'document.list-only-osu.next': {
    ru: 'Отсканируйте DataMatrix на самих единицах и загрузите список ещё раз.',
    en: 'Scan the DataMatrix of the units themselves and upload the list again.',
  },
  'document.line-not-code': { ru: 'В этой строке не код.', en: 'This line is not a code.' },
  'document.line-not-code.next': {
    ru: 'Удалите строку или впишите код. В списке должно быть по одному коду в строке, и больше ничего.',
    en: 'Delete the line or put the code there. A list has one code a line and nothing else.',
  },
  'document.line-too-long': {
    ru: 'Строка слишком длинная для кода.',
    en: 'The line is too long for a code.',
  },
  'document.line-too-long.next': {
    ru: 'Запишите коды по одному в строке и загрузите список ещё раз.',
    en: 'Put one code on each line and upload the list again.',
  },
  'document.table-without-codes': {
    ru: 'Это таблица, а графы с кодами маркировки в ней нет.',
    en: 'This is a table, and none of its columns holds marking codes.',
  },
  'document.table-without-codes.next': {
    ru: 'Оставьте в файле одну графу с кодами, по коду в строке, или назовите её «Код».',
    en: 'Leave one column with the codes, a code a line, or name it “Code”.',
  },
  ...foreignDocuments,
  ...zipDocuments,
  ...documentWarnings,
} as const satisfies Sentences
