/** A party of the sample documents. All are invented: there is no region 00. */
export interface SampleParty {
  inn: string
  kpp: string
  name: string
  address: string
}

export const polyanka: SampleParty = {
  inn: '0069003184',
  kpp: '006901001',
  name: 'ООО «Полянка»',
  address: 'г. Тверь, ул. Озёрная, 6',
}
export const dairyShore: SampleParty = {
  inn: '0069145277',
  kpp: '006901001',
  name: 'ООО «Молочный берег»',
  address: 'г. Ржев, ул. Заводская, 2',
}
export const ranetka: SampleParty = {
  inn: '0069215534',
  kpp: '006901001',
  name: 'ООО «Ранетка»',
  address: 'г. Торжок, ул. Садовая, 11',
}
export const polesyeImport: SampleParty = {
  inn: '0067301185',
  kpp: '006701001',
  name: 'ООО «Полесье-Импорт»',
  address: 'г. Смоленск, Витебское шоссе, 40',
}
export const spring: SampleParty = {
  inn: '0069310427',
  kpp: '006901001',
  name: 'ООО «Ключ»',
  address: 'г. Осташков, ул. Родниковая, 1',
}
export const meadow: SampleParty = {
  inn: '0069270911',
  kpp: '006901001',
  name: 'ООО «Луговое»',
  address: 'пос. Луговой, ул. Полевая, 3',
}
export const brewery: SampleParty = {
  inn: '0069330819',
  kpp: '006901001',
  name: 'ООО «Хмельной двор»',
  address: 'г. Тверь, пер. Солодовый, 8',
}
/** Somebody who is no party of any of the documents. */
export const somebodyElse = { inn: '0069402213', name: 'ООО «Торговый двор»' }
