import { TLSSocket } from 'node:tls'
import type { buildConnector } from 'undici'

const plain = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase()

/**
 * Wraps a connector that trusts nobody by authority: only the server whose certificate has this SHA-256 is spoken to, and
 * nothing is sent before that is known.
 */
export const pinnedConnect =
  (connect: buildConnector.connector, fingerprint: string): buildConnector.connector =>
  (options, callback) =>
    connect(options, (error, socket) => {
      if (error) return callback(error, null)
      const shown = socket instanceof TLSSocket ? (socket.getPeerCertificate().fingerprint256 ?? '') : ''
      if (plain(shown) === plain(fingerprint)) return callback(null, socket)
      socket?.destroy()
      callback(Object.assign(new Error('certificate'), { code: 'CERTIFICATE' }), null)
    })
