/** A token of ЧЗ is mostly a JWT, whose `exp` tells its end in seconds; null where it does not. Milliseconds. */
export function endOfToken(token: string): number | null {
  const [, claims = ''] = token.split('.')
  try {
    const { exp } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { exp?: unknown }
    return typeof exp === 'number' ? exp * 1000 : null
  } catch {
    return null
  }
}
