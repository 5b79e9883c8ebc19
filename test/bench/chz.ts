import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dairyShore } from '../../server/sandbox/samples/parties.js'

// A process of its own that answers cises/info as cheaply as can be, so that what is measured is not the stand-in.
// usage: chz.ts LATENCY_MS; prints its port.

const latencyMs = Number(process.argv[2] ?? 50)

const behindCodes = Buffer.from(
  JSON.stringify({
    tnVedEaesGroup: '2201',
    productName: 'Вода питьевая',
    brand: 'Родниковый край',
    productGroupId: 13,
    productGroup: 'water',
    emissionDate: '2026-10-01T08:00:00.000Z',
    emissionType: 'LOCAL',
    generalPackageType: 'UNIT',
    packageType: 'UNIT',
    ownerInn: dairyShore.inn,
    ownerName: dairyShore.name,
    producerInn: dairyShore.inn,
    producerName: dairyShore.name,
    status: 'INTRODUCED',
    statusEx: 'EMPTY',
    markWithdraw: false,
    isMultipleSales: false,
    isTracking: true,
    applicationDate: '2026-11-10T09:00:00.000Z',
    introducedDate: '2026-11-11T09:00:00.000Z',
  }).slice(1) + '}',
)

/** The rows of these codes, written as bytes: a text with Cyrillic in it takes long to encode. */
function bodyOf(codes: readonly string[]): Buffer {
  const size = codes.reduce((sum, cis) => sum + 2 * cis.length + 80 + behindCodes.length, 2)
  const body = Buffer.allocUnsafe(size)
  let at = 0
  for (const cis of codes) {
    const start = at === 0 ? '[' : ','
    at += body.write(
      `${start}{"cisInfo":{"requestedCis":"${cis}","cis":"${cis}","gtin":"${cis.slice(2, 16)}",`,
      at,
      'latin1',
    )
    at += behindCodes.copy(body, at)
  }
  at += body.write(']', at, 'latin1')
  return body.subarray(0, at)
}

const server = createServer((req, res) => {
  const pieces: Buffer[] = []
  req.on('data', (piece: Buffer) => pieces.push(piece))
  req.on('end', () => {
    if (!req.url?.endsWith('/cises/info')) {
      res.writeHead(404, { 'content-type': 'application/json' })
      return void res.end('{"error_message":"no such method here"}')
    }
    const codes = JSON.parse(Buffer.concat(pieces).toString()) as string[]
    const body = bodyOf(codes)
    setTimeout(() => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
      res.end(body)
    }, latencyMs)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
