/** What one version of УПД calls the things that its versions call differently. */
export interface UpdNames {
  number: string
  date: string
  correction: { element: string; number: string }
  /** Attributes of ОснПер. */
  ground: { title: string; number: string; date: string }
  /** The last day on which such a document might be made; null where there is none. */
  lastDay: string | null
}

/** Приказ ФНС ММВ-7-15/820@. The «hyphen» edition says «none» by attributes of its own (Деф…="-"), which nobody needs. */
const namesOf820: UpdNames = {
  number: 'НомерСчФ',
  date: 'ДатаСчФ',
  correction: { element: 'ИспрСчФ', number: 'НомИспрСчФ' },
  ground: { title: 'НаимОсн', number: 'НомОсн', date: 'ДатаОсн' },
  lastDay: '2025-12-31',
}

/** Приказ ФНС ЕД-7-26/970@, the first edition (5.02) and the present one (5.03). */
const namesOf970: UpdNames = {
  number: 'НомерДок',
  date: 'ДатаДок',
  correction: { element: 'ИспрДок', number: 'НомИспр' },
  ground: { title: 'РеквНаимДок', number: 'РеквНомерДок', date: 'РеквДатаДок' },
  lastDay: null,
}

/** By Файл@ВерсФорм; the name of the file proves nothing. */
export const updVersions: ReadonlyMap<string, UpdNames> = new Map([
  ['5.01', namesOf820],
  ['5.02', namesOf970],
  ['5.03', namesOf970],
])
