import type { CookieOptions, Request } from 'express'

/** A cookie that was sent, undecoded: ours hold plain words only. */
export function cookieOf(req: Request, name: string): string | undefined {
  for (const part of req.get('cookie')?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}

/** A choice of this browser (theme, language), kept for a year. */
export const choiceCookie = (secure: boolean): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure,
  maxAge: 365 * 24 * 3600 * 1000,
})
