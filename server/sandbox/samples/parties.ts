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
/** Somebody who is no party of any of the documents. */
export const somebodyElse = { inn: '0069402213', name: 'ООО «Торговый двор»' }
