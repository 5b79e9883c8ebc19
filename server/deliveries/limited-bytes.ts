import { AppError } from '../errors.js'

/** The bytes as they come, up to a size. @throws AppError user `upload.too-large` (413) past it */
export async function* limitedBytes(
  bytes: AsyncIterable<Uint8Array>,
  maxMegabytes: number,
): AsyncGenerator<Uint8Array> {
  let left = maxMegabytes * 1024 * 1024
  for await (const part of bytes) {
    left -= part.length
    if (left < 0) throw new AppError('user', 'upload.too-large', { megabytes: maxMegabytes }, { status: 413 })
    yield part
  }
}
