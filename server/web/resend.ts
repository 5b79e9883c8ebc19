import type { Request } from 'express'
import { tokenField } from './csrf.js'

export interface Resend {
  action: string
  fields: { name: string; value: string }[]
}

/**
 * A form that was refused for its token, to be sent once more: what was entered is not lost. Only where the browser says
 * that it came from a page of ours; a password is never repeated, nor a form that carried one.
 */
export function resendOf(req: Request): Resend | null {
  const ours = req.get('sec-fetch-site') === 'same-origin' || originHost(req) === req.get('host')
  const body = req.body as Record<string, unknown> | undefined
  if (!ours || !body || req.is('multipart/form-data')) return null
  if (Object.keys(body).some((name) => /password/i.test(name))) return null
  const fields = Object.entries(body)
    .filter(([name]) => name !== tokenField)
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })))
  return { action: req.originalUrl, fields }
}

function originHost(req: Request): string | null {
  const origin = req.get('origin') ?? ''
  return URL.canParse(origin) ? new URL(origin).host : null
}
