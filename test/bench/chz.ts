import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dairyShore } from '../../server/sandbox/samples/parties.js'

// A process of its own that answers cises/info as cheaply as can be, so that what is measured is not the stand-in.
// usage: chz.ts LATENCY_MS; prints its port.

const latencyMs = Number(process.argv[2] ?? 50)

const behind = JSON.stringify({
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
}).slice(1)

const rowOf = (cis: string) =>
  `{"cisInfo":{"requestedCis":"${cis}","cis":"${cis}","gtin":"${cis.slice(2, 16)}",${behind}}`

const server = createServer((req, res) => {
  const pieces: Buffer[] = []
  req.on('data', (piece: Buffer) => pieces.push(piece))
  req.on('end', () => {
    if (!req.url?.endsWith('/cises/info')) {
      res.writeHead(404, { 'content-type': 'application/json' })
      return void res.end('{"error_message":"no such method here"}')
    }
    const codes = JSON.parse(Buffer.concat(pieces).toString()) as string[]
    const body = `[${codes.map(rowOf).join(',')}]`
    setTimeout(() => {
      res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      res.end(body)
    }, latencyMs)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
