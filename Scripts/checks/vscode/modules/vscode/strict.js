// Lets nobody lean on what is not there.
'use strict';

// What the language itself asks of any object: await, JSON, inspection.
const BY_LANGUAGE = new Set(['then', 'toJSON', 'constructor', 'inspect', 'asymmetricMatch', 'nodeType', '$$typeof']);

/** `object`, except that reading what it does not have throws, and so does writing; `writable` is for its owner. */
function strict(object, name, writable = false) {
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target) {
        const value = target[key];
        return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value)) ? value.bind(target) : value;
      }
      if (BY_LANGUAGE.has(key)) return undefined;
      throw new Error(`the stand-in for VS Code does not have ${name}.${key}`);
    },
    set(target, key, value) {
      if (!writable || !(key in target)) throw new Error(`nobody may set ${name}.${String(key)}`);
      target[key] = value;
      return true;
    },
  });
}

class Disposable {
  #work;
  constructor(work) { this.#work = work; }
  dispose() {
    const work = this.#work;
    this.#work = undefined;
    if (work) work();
  }
}

class EventEmitter {
  #listeners = new Set();
  event = (listener) => {
    if (typeof listener !== 'function') throw new Error('a listener is a function');
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(value) { for (const listener of [...this.#listeners]) listener(value); }
  get count() { return this.#listeners.size; }
}

module.exports = { Disposable, EventEmitter, strict };
