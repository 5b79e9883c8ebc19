import { refuse } from './document-refused.js'

/** Other documents of the tax service by КНД. */
const faultByKnd: Record<string, string> = {
  1115132: 'buyer-title',
  1115127: 'upd-correction',
  1175014: 'torg-2',
}

/** Messages of the EDI dialects (Kontur, Comarch/Edisoft, Exite/EDIN) and ЕГАИС by their element; they carry no codes we read. */
const faultByRoot: Record<string, string> = {
  order: 'edi-order',
  'Document-Order': 'edi-order',
  ORDER: 'edi-order',
  ORDERS: 'edi-order',
  orderResponse: 'edi-order-response',
  'Document-OrderResponse': 'edi-order-response',
  ORDRSP: 'edi-order-response',
  despatchAdvice: 'edi-despatch',
  'Document-DespatchAdvice': 'edi-despatch',
  DESADV: 'edi-despatch',
  DESSCC: 'edi-despatch',
  receivingAdvice: 'edi-receiving',
  'Document-ReceivingAdvice': 'edi-receiving',
  RECADV: 'edi-receiving',
  invoice: 'edi-invoice',
  'Document-Invoice': 'edi-invoice',
  INVOICE: 'edi-invoice',
  Documents: 'egais',
}

/** Refuses XML of another kind, by its root. */
export function faultOfRoot(name: string, line: number): never {
  const local = name.slice(name.indexOf(':') + 1)
  const key = Object.hasOwn(faultByRoot, local) ? faultByRoot[local]! : 'xml-unknown'
  refuse(key, line, { root: name.slice(0, 60) })
}

/** Refuses another document of the tax service, by its КНД. */
export function faultOfKnd(knd: string, line: number): never {
  refuse(Object.hasOwn(faultByKnd, knd) ? faultByKnd[knd]! : 'fns-other', line, {
    knd: knd.slice(0, 20) || '—',
  })
}
