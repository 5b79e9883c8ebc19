/** A code in a list: a link in the shape of a Data Matrix, broken after its GTIN where it must be. */
export interface CodeShort {
  href: string
  head: string
  rest: string
}

/** `01` and 14 digits; on a pack of tobacco 14 digits before a serial of seven. */
const gtinPart = /^(01\d{14}|\d{14}(?=.{7}$))/

export function codeShort({ id, cis }: { id: number; cis: string }): CodeShort {
  const head = gtinPart.exec(cis)?.[0] ?? ''
  return { href: `/codes/${id}`, head, rest: cis.slice(head.length) }
}
