import type { Outcome } from '../domain/verdict/outcome.js'
import { AppError } from '../errors.js'
import type { CodeView, DeliveryView, FaultView, UploadEnd } from './api-shapes.js'

export interface ApiPlace {
  url: string
  token: string
}

/** What the command line and the demo ask of a server; the same doors as for any outside program. */
export interface ApiClient {
  upload(fileName: string, bytes: Buffer, purpose?: 'receipt' | 'audit'): Promise<UploadEnd>
  /** Hands in a file of prices whole. */
  putPrices(text: string): Promise<void>
  delivery(id: string): Promise<DeliveryView>
  /** All codes of an outcome, in document order. */
  codes(id: string, outcome: Outcome): Promise<CodeView[]>
  /** Has the document of a delivery looked at before it is signed. */
  checkDocument(deliveryId: string): Promise<void>
  makeClaim(deliveryId: string): Promise<{ id: string; number: string }>
  act(claimId: string): Promise<string>
}

interface ErrorBody {
  error?: { key?: string; message?: string; details?: unknown }
}

const pageSize = 1000

export function apiClient(place: ApiPlace): ApiClient {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(`/api/v1${path}`, place.url), {
      ...init,
      headers: { authorization: `Bearer ${place.token}`, 'accept-language': 'ru' },
    })
  const json = async <T>(path: string, init?: RequestInit): Promise<T> =>
    (await succeeded(await ask(path, init))).json() as Promise<T>
  return {
    async upload(fileName, bytes, purpose = 'receipt') {
      const body = new FormData()
      body.append('document', new Blob([bytes as Buffer<ArrayBuffer>]), fileName)
      return uploadEnd(await ask(`/deliveries?purpose=${purpose}`, { method: 'POST', body }))
    },
    putPrices: async (text) => void (await succeeded(await ask('/prices', { method: 'PUT', body: text }))),
    delivery: (id) => json(`/deliveries/${id}`),
    async codes(id, outcome) {
      const codes: CodeView[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const query = new URLSearchParams({ outcome, limit: String(pageSize), ...(cursor ? { cursor } : {}) })
        const page: CodePage = await json(`/deliveries/${id}/codes?${query}`)
        codes.push(...page.items)
        cursor = page.next
      }
      return codes
    },
    checkDocument: async (deliveryId) =>
      void (await succeeded(await ask(`/deliveries/${deliveryId}/document-check`, { method: 'POST' }))),
    makeClaim: (deliveryId) => json(`/deliveries/${deliveryId}/claims`, { method: 'POST' }),
    act: async (claimId) => (await succeeded(await ask(`/claims/${claimId}/act.html`))).text(),
  }
}

interface CodePage {
  items: CodeView[]
  next: string | null
}

/** @throws AppError operational `cli.server-said` with what the server answered instead. */
async function succeeded(response: Response): Promise<Response> {
  if (response.ok) return response
  const body = (await response.json().catch(() => ({}))) as ErrorBody
  const message = body.error?.message ?? response.statusText
  throw new AppError('operational', 'cli.server-said', { status: response.status, message })
}

async function uploadEnd(response: Response): Promise<UploadEnd> {
  if (response.status === 201) return { id: ((await response.json()) as { id: string }).id, isAgain: false }
  const { error = {} } = (await response.json().catch(() => ({}))) as ErrorBody
  const id = (error.details as { id?: string } | undefined)?.id
  if (response.status === 409 && error.key !== 'delivery.changed' && id) return { id, isAgain: true }
  const message = error.message ?? response.statusText
  return { refused: { key: error.key ?? String(response.status), message, faults: faultsOf(error.details) } }
}

/** Faults stand as the details themselves, or under `faults`. */
function faultsOf(details: unknown): FaultView[] {
  const found = Array.isArray(details) ? details : (details as { faults?: unknown } | undefined)?.faults
  return Array.isArray(found) ? (found as FaultView[]) : []
}
