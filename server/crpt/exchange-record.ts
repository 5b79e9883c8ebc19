/** One request and what came back, as bytes: the material of the evidence. Never holds a token or a key. */
export interface ExchangeRecord {
  channel: 'true-api' | 'cdn'
  host: string
  path: string
  inn: string | null
  requestId: string
  askedAt: number
  answeredAt: number | null
  httpStatus: number | null
  failure: string | null
  codeCount: number
  requestBody: Buffer
  responseBody: Buffer | null
  /** ЧЗ's own number and time of the answer, where the method has them (codes/check). */
  reqId?: string
  /** As sent: Unix ms. */
  reqTimestamp?: string
}
