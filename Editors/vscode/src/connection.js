// JSON-RPC 2.0 over two streams: requests with their answers, notifications, and what the other side asks.
'use strict';

const { MessageReader, frame } = require('./framing');

/** Codes of errors that the protocol gives a meaning. */
const ErrorCode = Object.freeze({
  methodNotFound: -32601, internalError: -32603, requestCancelled: -32800, contentModified: -32801, serverCancelled: -32802,
});

/** An error that the other side answered with, or that it is to be answered with. */
class ResponseError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }

  /** Whether it only says that nobody wants the answer any more. */
  get isCancellation() {
    return [ErrorCode.requestCancelled, ErrorCode.contentModified, ErrorCode.serverCancelled].includes(this.code);
  }
}

class Connection {
  #output;
  #trace;
  #nextID = 1;
  /** What waits for an answer, by the number of the request. */
  #waiting = new Map();
  #handlers = new Map();
  #isClosed = false;

  /**
   * @param {import('stream').Readable} input
   * @param {import('stream').Writable} output
   * @param {(direction: string, message: object) => void} trace is told of each message
   * @param {(error: Error) => void} fail is told that what comes in is no protocol
   */
  constructor(input, output, trace, fail) {
    this.#output = output;
    this.#trace = trace;
    const reader = new MessageReader();
    input.on('data', (bytes) => {
      if (this.#isClosed) return;
      let messages;
      try {
        messages = reader.append(bytes);
      } catch (error) {
        this.close(error);
        fail(error);
        return;
      }
      for (const message of messages) this.#take(message);
    });
    // A pipe to a process that has gone breaks; the end of the process is told elsewhere.
    output.on('error', () => {});
  }

  /** Says what to do when the other side calls `method`; what a handler of a request returns or throws is the answer. */
  on(method, handler) {
    this.#handlers.set(method, handler);
  }

  notify(method, params) {
    this.#send({ jsonrpc: '2.0', method, params });
  }

  /**
   * @param token one of VS Code's CancellationToken, if anyone may lose interest
   * @returns {Promise<any>} the result; rejected with a ResponseError
   */
  request(method, params, token) {
    const id = this.#nextID++;
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new ResponseError(ErrorCode.requestCancelled, 'the server does not run'));
        return;
      }
      const cancelling = token && token.onCancellationRequested(() => this.notify('$/cancelRequest', { id }));
      const settle = (how) => (value) => {
        if (cancelling) cancelling.dispose();
        how(value);
      };
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      this.#send({ jsonrpc: '2.0', id, method, params });
    });
  }

  /** Answers everything that still waits with `reason`, and listens no more. */
  close(reason) {
    this.#isClosed = true;
    const error = new ResponseError(ErrorCode.requestCancelled, reason.message);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #send(message) {
    if (this.#isClosed) return;
    this.#trace('→', message);
    this.#output.write(frame(message));
  }

  #take(message) {
    this.#trace('←', message);
    if (message.method === undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(new ResponseError(message.error.code, message.error.message));
      else waiting.resolve(message.result);
    } else if (message.id === undefined) {
      const handler = this.#handlers.get(message.method);
      if (handler) handler(message.params);
    } else {
      this.#answer(message);
    }
  }

  async #answer({ id, method, params }) {
    const handler = this.#handlers.get(method);
    try {
      if (!handler) throw new ResponseError(ErrorCode.methodNotFound, `there is no method ${method}`);
      const result = await handler(params);
      this.#send({ jsonrpc: '2.0', id, result: result === undefined ? null : result });
    } catch (error) {
      const code = error instanceof ResponseError ? error.code : ErrorCode.internalError;
      this.#send({ jsonrpc: '2.0', id, error: { code, message: error.message } });
    }
  }
}

module.exports = { Connection, ResponseError };
