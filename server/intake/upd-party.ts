import type { Party } from './draft.js'
import { keep, orNull } from './kept-text.js'

type Attributes = Record<string, string>

/** СвФЛУчастФХЖ is the СвФЛУч of version 5.01. */
const personElements = ['СвИП', 'СвФЛУч', 'СвФЛУчастФХЖ']

/** One participant of УПД (УчастникТип) while its elements go by. */
export class UpdParty {
  private inn: string | null = null
  private kpp: string | null = null
  private name = ''
  private readonly address: string[] = []
  private inRegister = false

  open(element: string, attributes: Attributes): void {
    if (element === 'СвЮЛУч') this.identify(attributes.ИННЮЛ, attributes.НаимОрг, attributes.КПП)
    if (personElements.includes(element)) this.identify(attributes.ИННФЛ, element === 'СвИП' ? 'ИП' : '')
    if (element === 'СвИнНеУч') this.identify(undefined, attributes.Наим ?? attributes.НаимОрг)
    if (element === 'ФИО')
      this.name = joined([this.name, attributes.Фамилия, attributes.Имя, attributes.Отчество], ' ')
    this.openAddress(element, attributes)
  }

  /** Text of an element that may hold a part of the address. */
  text(element: string, text: string): void {
    if (this.inRegister && (element === 'НаимРегион' || element === 'ЗемелУчасток'))
      this.address.push(text.trim())
  }

  /** Null where nothing names the party. */
  read(): Party | null {
    if (!this.inn && !this.name) return null
    const address = joined(this.address, ', ')
    return { inn: orNull(this.inn), kpp: orNull(this.kpp), name: keep(this.name), address: orNull(address) }
  }

  private identify(inn?: string, name?: string, kpp?: string): void {
    this.inn ??= inn?.trim() ?? null
    this.kpp ??= kpp?.trim() ?? null
    this.name ||= name?.trim() ?? ''
  }

  private openAddress(element: string, a: Attributes): void {
    if (element === 'АдрИнф') this.add(a.АдрТекст)
    if (element === 'АдрРФ')
      this.add(a.Индекс, a.НаимРегион, a.Район, a.Город, a.НаселПункт, a.Улица, a.Дом, a.Корпус, a.Кварт)
    if (element === 'АдрГАР') {
      this.inRegister = true
      this.add(a.Индекс)
    } else if (this.inRegister && (a.Наим || a.Номер)) {
      this.add(joined([a.Вид ?? a.Тип, a.Наим ?? a.Номер], ' '))
    }
    if (element === 'БанкРекв' || element === 'Контакт') this.inRegister = false
  }

  private add(...parts: (string | undefined)[]): void {
    for (const part of parts) if (part?.trim()) this.address.push(part.trim())
  }
}

const joined = (parts: (string | undefined)[], by: string) =>
  parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(by)
