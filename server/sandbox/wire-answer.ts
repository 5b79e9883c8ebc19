/** An answer before it goes on the wire. */
export interface WireAnswer {
  status: number
  type: 'application/json' | 'application/xml' | 'text/html' | null
  body: string
  headers?: Record<string, string>
}

export const jsonAnswer = (status: number, value: unknown): WireAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
})

/** The object body with which True API refuses a request. */
export const refusal = (status: number, message: string): WireAnswer =>
  jsonAnswer(status, { error_message: message })
