import type { Sentences } from './sentence.js'

const unpack = {
  ru: 'Распакуйте архив и загрузите файл .xml, имя которого начинается с ON_NSCHFDOPPR.',
  en: 'Unpack the archive and upload the .xml file whose name begins with ON_NSCHFDOPPR.',
}
const takeUpd = {
  ru: 'Скачайте из ЭДО сам УПД поставщика: архивом или файлом .xml. Загрузите его.',
  en: 'Download the supplier’s УПД itself from your EDI operator, as an archive or an .xml file, and upload that.',
}

/** Archives that are not read: why, and what to do. */
export const zipDocuments = {
  'document.zip-broken': {
    ru: 'Архив испорчен или скачан не целиком.',
    en: 'The archive is damaged, or was not downloaded whole.',
  },
  'document.zip-broken.next': {
    ru: 'Скачайте его из ЭДО заново и загрузите ещё раз.',
    en: 'Download it from your EDI operator again and upload it once more.',
  },
  'document.zip-encrypted': {
    ru: 'Архив защищён паролем, прочитать его нельзя.',
    en: 'The archive is locked with a password and cannot be read.',
  },
  'document.zip-encrypted.next': unpack,
  'document.zip-method': {
    ru: 'Архив сжат способом, который мы не читаем.',
    en: 'The archive is packed in a way that we do not read.',
  },
  'document.zip-method.next': unpack,
  'document.zip-too-big': {
    ru: 'Архив больше {megabytes}\u00a0МБ, такие не читаем.',
    en: 'The archive is larger than {megabytes}\u00a0MB; we do not read such archives.',
  },
  'document.zip-too-big.next': unpack,
  'document.zip-too-many-files': {
    ru: 'В архиве больше {count}\u00a0файлов. Архив с одним документом меньше.',
    en: 'The archive has more than {count}\u00a0files. An archive of one document has fewer.',
  },
  'document.zip-too-many-files.next': unpack,
  'document.zip-bomb': {
    ru: 'Файл в архиве сжат больше чем в {times}\u00a0раз: у УПД так не бывает, читать его небезопасно.',
    en: 'A file of the archive is packed more than {times}\u00a0times over: no УПД is, and reading it is not safe.',
  },
  'document.zip-bomb.next': {
    ru: 'Не загружайте его. Возьмите УПД прямо из ЭДО.',
    en: 'Do not upload it. Take the УПД straight from your EDI operator.',
  },
  'document.zip-nested': {
    ru: 'В архиве лежит ещё один архив, а УПД рядом нет.',
    en: 'The archive holds another archive, and no УПД beside it.',
  },
  'document.zip-nested.next': {
    ru: 'Распакуйте архив и загрузите тот, который внутри.',
    en: 'Unpack the archive and upload the one inside.',
  },
  'document.zip-several-upd': {
    ru: 'В архиве не один УПД, а несколько.',
    en: 'The archive has several УПД, not one.',
  },
  'document.zip-several-upd.next': {
    ru: 'Распакуйте архив и загрузите УПД по отдельности: файлы .xml, имена которых начинаются с ON_NSCHFDOPPR.',
    en: 'Unpack the archive and upload each УПД by itself: the .xml files whose names begin with ON_NSCHFDOPPR.',
  },
  'document.zip-without-upd': {
    ru: 'В архиве нет УПД поставщика.',
    en: 'The archive has no УПД of a supplier.',
  },
  'document.zip-without-upd.next': takeUpd,
  'document.zip-buyer-title': {
    ru: 'В архиве нет УПД поставщика, есть только титул покупателя: ответ на УПД, кодов в нём нет.',
    en: 'The archive has no УПД of a supplier, only the buyer’s title: the answer to a УПД, which has no codes.',
  },
  'document.zip-buyer-title.next': takeUpd,
  'document.zip-upd-correction': {
    ru: 'В архиве корректировочный документ (УКД), а УПД в нём нет.',
    en: 'The archive has a correction (УКД) and no УПД.',
  },
  'document.zip-upd-correction.next': {
    ru: 'Загрузите УПД, к которому он составлен. Корректировки пока не читаем.',
    en: 'Upload the УПД that it corrects. Corrections are not read yet.',
  },
} as const satisfies Sentences
