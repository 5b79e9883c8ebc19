import { GS } from './alphabet.js'
import { isPlausibleMrp, readMrp } from './mrp.js'
import { packLengths } from './read-pack.js'

export const swapCase = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => {
    const small = letter.toLowerCase()
    return small === letter ? letter.toUpperCase() : small
  })

/** Base64 of «tes», with which every check part of the training contour begins, as Caps Lock types it. */
export const swappedTrainingKey = 'DgvZ'
const swappedTrainingCode = new RegExp(`^01[^${GS}]*${GS}(?:93|91[^${GS}]{4}${GS}92)${swappedTrainingKey}`)

/** The first sign of МРЦ is worth 5,120 ₽ each: no pack was ever dearer, so a small letter there was a capital. */
const isSwappedPack = (text: string): boolean => {
  if (text.length !== packLengths.whole || !/^\d{14}.{7}[a-z]/.test(text) || !/[A-Z]/.test(text)) return false
  const mrpKopecks = readMrp(swapCase(text), packLengths.cis)
  return mrpKopecks !== null && isPlausibleMrp(mrpKopecks)
}

/** Undoes Caps Lock where it can be told; a short code in the wrong case is simply another code. */
export const undoCapsLock = (text: string): string =>
  isSwappedPack(text) || (text.includes(swappedTrainingKey) && swappedTrainingCode.test(text))
    ? swapCase(text)
    : text
