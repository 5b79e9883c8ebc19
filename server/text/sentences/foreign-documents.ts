import type { Sentences } from './sentence.js'

const takeXml = {
  ru: 'Откройте документ в ЭДО, скачайте его как файл .xml и загрузите.',
  en: 'Open the document at your EDI operator, download it as an .xml file and upload that.',
}
const takeUpd = {
  ru: 'Загрузите сам УПД поставщика: файл .xml, имя обычно начинается с ON_NSCHFDOPPR.',
  en: 'Upload the supplier’s УПД itself: an .xml file whose name usually begins with ON_NSCHFDOPPR.',
}
const saveAsList = {
  ru: 'Загрузите УПД (.xml). Если в файле список кодов, сохраните графу с кодами как текст: по коду в строке.',
  en: 'Upload the УПД (.xml). If the file holds a list of codes, save that column as text, one code a line.',
}
const waitForUpd = {
  ru: 'Кодов единиц в нём нет. Дождитесь УПД в ЭДО и загрузите его.',
  en: 'It has no codes of units. Wait for the УПД at your EDI operator and upload it.',
}

/** Files that are something else: what it is, and what to upload instead. */
export const foreignDocuments = {
  'document.pdf': {
    ru: 'Это PDF: печатная форма, коды из неё не прочитать.',
    en: 'This is a PDF, a printed form; codes cannot be read from it.',
  },
  'document.pdf.next': takeXml,
  'document.image': { ru: 'Это изображение, а не документ.', en: 'This is a picture, not a document.' },
  'document.image.next': takeXml,
  'document.html': { ru: 'Это веб-страница, а не документ.', en: 'This is a web page, not a document.' },
  'document.html.next': takeXml,
  'document.word': { ru: 'Это документ Word.', en: 'This is a Word document.' },
  'document.word.next': takeXml,
  'document.xlsx': { ru: 'Это таблица Excel.', en: 'This is an Excel table.' },
  'document.xlsx.next': saveAsList,
  'document.old-excel': {
    ru: 'Это таблица Excel старого вида (.xls).',
    en: 'This is an Excel table of the old kind (.xls).',
  },
  'document.old-excel.next': saveAsList,
  'document.json': { ru: 'Это файл JSON.', en: 'This is a JSON file.' },
  'document.json.next': saveAsList,
  'document.archive': { ru: 'Это архив, но не ZIP.', en: 'This is an archive, but not a ZIP.' },
  'document.archive.next': {
    ru: 'Распакуйте его и загрузите файл .xml, имя которого начинается с ON_NSCHFDOPPR.',
    en: 'Unpack it and upload the .xml file whose name begins with ON_NSCHFDOPPR.',
  },
  'document.signature': {
    ru: 'Это электронная подпись, а не сам документ.',
    en: 'This is an electronic signature, not the document itself.',
  },
  'document.signature.next': takeUpd,
  'document.buyer-title': {
    ru: 'Это титул покупателя: ответ на УПД, кодов в нём нет.',
    en: 'This is the buyer’s title, the answer to a УПД; it has no codes.',
  },
  'document.buyer-title.next': takeUpd,
  'document.upd-correction': {
    ru: 'Это корректировочный документ (УКД), а не поставка.',
    en: 'This is a correction (УКД), not a delivery.',
  },
  'document.upd-correction.next': {
    ru: 'Загрузите УПД, к которому он составлен. Корректировки пока не читаем.',
    en: 'Upload the УПД that it corrects. Corrections are not read yet.',
  },
  'document.torg-2': {
    ru: 'Это акт о расхождениях (ТОРГ-2), а не поставка.',
    en: 'This is an act of discrepancy (ТОРГ-2), not a delivery.',
  },
  'document.torg-2.next': takeUpd,
  'document.fns-other': {
    ru: 'Это файл в формате налоговой службы, но не УПД (КНД {knd}).',
    en: 'This is a file in a format of the tax service but not a УПД (КНД {knd}).',
  },
  'document.fns-other.next': takeUpd,
  'document.upd-version': {
    ru: 'Это УПД версии {version}. Читаем версии 5.01, 5.02 и 5.03.',
    en: 'This is a УПД of version {version}. Versions 5.01, 5.02 and 5.03 are read.',
  },
  'document.upd-version.next': {
    ru: 'Попросите поставщика выслать УПД в формате 5.03 или отсканируйте коды в список.',
    en: 'Ask the supplier for a УПД in format 5.03, or scan the codes into a list.',
  },
  'document.edifact': { ru: 'Это сообщение EDIFACT.', en: 'This is an EDIFACT message.' },
  'document.edifact.next': waitForUpd,
  'document.edi-order': {
    ru: 'Это заказ (ORDERS), а не поставка.',
    en: 'This is an order (ORDERS), not a delivery.',
  },
  'document.edi-order.next': waitForUpd,
  'document.edi-order-response': {
    ru: 'Это ответ на заказ (ORDRSP), а не поставка.',
    en: 'This is an order response (ORDRSP), not a delivery.',
  },
  'document.edi-order-response.next': waitForUpd,
  'document.edi-despatch': {
    ru: 'Это уведомление об отгрузке (DESADV), а не УПД.',
    en: 'This is a despatch advice (DESADV), not a УПД.',
  },
  'document.edi-despatch.next': waitForUpd,
  'document.edi-receiving': {
    ru: 'Это уведомление о приёмке (RECADV), а не поставка.',
    en: 'This is a receiving advice (RECADV), not a delivery.',
  },
  'document.edi-receiving.next': waitForUpd,
  'document.edi-invoice': {
    ru: 'Это счёт EDI (INVOIC), а не УПД.',
    en: 'This is an EDI invoice (INVOIC), not a УПД.',
  },
  'document.edi-invoice.next': waitForUpd,
  'document.egais': { ru: 'Это документ ЕГАИС, а не УПД.', en: 'This is a document of ЕГАИС, not a УПД.' },
  'document.egais.next': takeUpd,
  'document.xml-unknown': {
    ru: 'Это XML, но не УПД: в начале стоит «{root}».',
    en: 'This is XML but not a УПД: it begins with “{root}”.',
  },
  'document.xml-unknown.next': takeUpd,
} as const satisfies Sentences
