const isOwnEnumerable = Object.prototype.propertyIsEnumerable;

/**
 * @param {any} object
 * @param {string[]} path
 * @returns {any} what stands there; undefined when nothing does, or only something inherited or unreadable
 */
export function own(object, path) {
  let value = object;
  try {
    for (const key of path) {
      if (typeof value !== "object" || value === null || !isOwnEnumerable.call(value, key)) return undefined;
      value = value[key];
    }
    return value;
  } catch (unreadable) {
    return undefined;
  }
}

/** Also where the key is `__proto__`. @param {object} record @param {string} key @param {unknown} value */
export function define(record, key, value) {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}
