interface PricedLine {
  /** КолТов as a decimal string. */
  declared: string | null
  priceKopecks: number | null
  /** With VAT. */
  sumKopecks: number | null
}

/** What a unit of the line costs with VAT: ЦенаТов of an УПД is without it, so the sum is asked first. */
export function unitPriceKopecks(line: PricedLine): number | null {
  const declared = Number(line.declared)
  if (line.sumKopecks !== null && declared > 0) return Math.round(line.sumKopecks / declared)
  return line.priceKopecks
}

/** The money of some units of a line, taken from its sum so that all units together give the sum again. */
export function moneyOfUnits(line: PricedLine, units: number): number | null {
  const declared = Number(line.declared)
  if (line.sumKopecks !== null && declared > 0) return Math.round((line.sumKopecks * units) / declared)
  return line.priceKopecks === null ? null : line.priceKopecks * units
}
