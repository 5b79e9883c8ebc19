import { blocksOf } from './blocks.js'
import { detect } from './detect.js'
import { refuse, type DocumentFault } from './document-refused.js'
import type { IntakeLimits } from './intake-limits.js'
import { faultOfXml } from './xml-fault.js'
import { readZipEntries, type ZipEntry } from './zip-archive.js'

const megabyte = 1024 * 1024

/**
 * The one УПД of an archive, as an operator of ЭДО gives it: among its printed form, protocol, signatures and service
 * files, in folders or not. Told by content; of every other file only the first block is unpacked.
 */
export async function updInZip(
  blocks: AsyncIterable<Buffer>,
  limits: IntakeLimits,
): Promise<AsyncGenerator<Buffer>> {
  const entries = await readZipEntries(await collected(blocks, limits.maxZipBytes), limits)
  refuseOffice(entries)
  let found: ZipEntry | null = null
  const others: DocumentFault[] = []
  for (const entry of entries) {
    if (found && isSame(found, entry)) continue
    const fault = await faultOf(entry, limits)
    if (fault) others.push(fault)
    else if (found) refuse('zip-several-upd')
    else found = entry
  }
  if (!found) refuseWithout(others)
  refuseBomb(found, limits)
  return blocksOf(found.content(), limits.maxBytes)
}

/** The whole archive in memory: its directory stands at its end. */
async function collected(blocks: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const block of blocks) {
    size += block.length
    if (size > maxBytes) refuse('zip-too-big', null, { megabytes: Math.floor(maxBytes / megabyte) })
    parts.push(block)
  }
  return Buffer.concat(parts, size)
}

/** Documents of Word and Excel are archives too. */
function refuseOffice(entries: ZipEntry[]): void {
  const has = (name: string) => entries.some((entry) => entry.name.startsWith(name))
  if (!has('[Content_Types].xml')) return
  if (has('xl/')) refuse('xlsx')
  if (has('word/')) refuse('word')
}

/** What a file is by its first block; null for УПД. */
async function faultOf(entry: ZipEntry, limits: IntakeLimits): Promise<DocumentFault | null> {
  const blocks = blocksOf(entry.content(), limits.maxBytes)
  try {
    const first = await blocks.next()
    if (first.done) return { key: 'empty', line: null }
    const detected = detect(first.value)
    if (detected.kind === 'xml') return await faultOfXml(first.value, limits)
    const isOffice = detected.kind === 'zip' && first.value.includes('[Content_Types].xml')
    return { key: isOffice ? 'word' : detected.kind === 'refused' ? detected.key : detected.kind, line: null }
  } finally {
    await blocks.return(undefined)
  }
}

/** Some operators put the same file into two folders. */
const isSame = (one: ZipEntry, other: ZipEntry) => one.size === other.size && one.checksum === other.checksum

/** There is no УПД: the word for what is there instead, the nearest to УПД first. */
function refuseWithout(others: DocumentFault[]): never {
  const version = others.find(({ key }) => key === 'upd-version')
  if (version) refuse(version.key, null, version.params)
  const has = (...keys: string[]) => others.some(({ key }) => keys.includes(key))
  if (has('buyer-title')) refuse('zip-buyer-title')
  if (has('upd-correction')) refuse('zip-upd-correction')
  if (has('zip', 'archive')) refuse('zip-nested')
  refuse('zip-without-upd')
}

/** By the sizes in the archive's directory, before anything is unpacked; unpacking holds it to them. */
function refuseBomb({ size, packedSize }: ZipEntry, limits: IntakeLimits): void {
  if (size > limits.maxBytes) refuse('too-big', null, { megabytes: Math.floor(limits.maxBytes / megabyte) })
  if (size > megabyte && size > packedSize * limits.maxZipRatio)
    refuse('zip-bomb', null, { times: limits.maxZipRatio })
}
