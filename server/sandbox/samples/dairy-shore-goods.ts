import type { Goods } from '../code-state.js'
import { dairyShore } from './parties.js'

const dairy = (name: string, tnVedGroup: string): Goods => ({
  name,
  brand: 'Молочный берег',
  group: 'milk',
  groupId: 8,
  tnVedGroup,
  producer: dairyShore,
})

export const milk = dairy('Молоко 3,2 %, 930 мл', '0401')
export const kefir = dairy('Кефир 1 %, 900 г', '0403')
export const curd = dairy('Творог 5 %, 180 г', '0406')
export const yoghurt = dairy('Йогурт питьевой «Черника», 270 г', '0403')
export const cheese = dairy('Сыр «Озёрный» 45 %, 200 г', '0406')
export const crates = dairy('Сметана 20 %, 300 г, короб 12 шт.', '0403')

const brewery = { inn: '0069330819', name: 'ООО «Хмельной двор»' }

export const kvass: Goods = {
  name: 'Квас хлебный, 1 л',
  brand: 'Хмельной двор',
  group: 'softdrinks',
  groupId: 23,
  tnVedGroup: '2202',
  producer: brewery,
}
export const beer: Goods = {
  name: 'Пиво светлое, 0,45 л',
  brand: 'Хмельной двор',
  group: 'beer',
  groupId: 15,
  tnVedGroup: '2203',
  producer: brewery,
}
export const cigarettes: Goods = {
  name: 'Сигареты «Тройка», пачка',
  brand: 'Тройка',
  group: 'tobacco',
  groupId: 3,
  tnVedGroup: '2402',
  producer: { inn: '0069518835', name: 'АО «Тройка-Табак»' },
}
