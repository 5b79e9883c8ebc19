import { isObject } from './wire-values.js'

/**
 * A row of `POST cises/short/list` (True API v719, §4.1) as one of cises/info: `result` instead of `cisInfo`, the kind of
 * pack and its contents under names of their own, some fields a layer deeper. It names neither goods nor owner. Whatever
 * is no such row stays as it is.
 */
export function infoRowOfShort(row: unknown): unknown {
  if (!isObject(row) || !isObject(row.result)) return row
  const { result, ...error } = row
  const { specialAttributes, extendedPackageType, children, ...plain } = result
  return {
    ...error,
    cisInfo: {
      ...(isObject(specialAttributes) && specialAttributes),
      ...plain,
      generalPackageType: extendedPackageType,
      child: children,
    },
  }
}
