/** The two faces of one client, and the resources of it that have a proxy already. */
export interface Faces {
  readonly raw: object
  readonly wrapped: object
  readonly seen: WeakMap<object, object>
}

/**
 * A resource of a client whose methods, and those of all resources below it, find the wrapped client in the place of
 * their own.
 */
export function watchResource(resource: object, faces: Faces): object {
  const known = faces.seen.get(resource)
  if (known !== undefined) return known
  const made = new Proxy(resource, {
    get: (object, name) => {
      const value: unknown = Reflect.get(object, name, object)
      if (value === faces.raw) return faces.wrapped
      return isResource(value, faces.raw) ? watchResource(value, faces) : value
    },
    set: (object, name, value) => Reflect.set(object, name, value, object),
  })
  faces.seen.set(resource, made)
  return made
}

/** Resources hold the client that they belong to. */
function isResource(value: unknown, client: object): value is object {
  return typeof value === 'object' && value !== null && Reflect.get(value, '_client') === client
}
