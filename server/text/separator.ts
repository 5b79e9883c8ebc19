/** The separator of a code (GS, 0x1D) as people see it in a field, and back. */
export const visible = (raw: string): string => raw.replaceAll('\u001d', '␝')
export const unvisible = (shown: string): string => shown.replaceAll('␝', '\u001d')
