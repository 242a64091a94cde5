// Messages cut out of a stream of bytes, and framed for one: `Content-Length`, a blank line, so many bytes of JSON in UTF-8.
'use strict';

const HEADER_END = Buffer.from('\r\n\r\n');
/** Bytes of a header at most. What goes on without an end is no message. */
const HEADER_LIMIT = 8192;

/** Takes bytes in any portions and gives whole messages. */
class MessageReader {
  /** Buffers not used yet, in order; joined only when a message can be complete. */
  #parts = [];
  #size = 0;
  /** Bytes that must be there before it is worth looking. */
  #wanted = 0;

  /**
   * @param {Buffer} bytes
   * @returns {object[]} the messages that are complete now
   * @throws {Error} where the bytes are no messages; nothing can be read after that
   */
  append(bytes) {
    this.#parts.push(bytes);
    this.#size += bytes.length;
    const messages = [];
    if (this.#size < this.#wanted) return messages;
    let data = Buffer.concat(this.#parts);
    this.#wanted = 0;
    while (data.length > 0) {
      const end = data.indexOf(HEADER_END);
      if (end > HEADER_LIMIT || (end < 0 && data.length > HEADER_LIMIT)) throw new Error('a header has no end');
      if (end < 0) break;
      const start = end + HEADER_END.length;
      const length = contentLength(data.toString('latin1', 0, end));
      if (data.length < start + length) {
        this.#wanted = start + length;
        break;
      }
      messages.push(JSON.parse(data.toString('utf8', start, start + length)));
      data = data.subarray(start + length);
    }
    this.#parts = [data];
    this.#size = data.length;
    return messages;
  }
}

function contentLength(header) {
  for (const line of header.split('\r\n')) {
    const found = /^content-length:\s*(\d+)\s*$/i.exec(line);
    if (found) return Number(found[1]);
  }
  throw new Error(`a header without Content-Length: ${JSON.stringify(header)}`);
}

/** @returns {Buffer} a message as it goes over the wire */
function frame(message) {
  const body = Buffer.from(JSON.stringify(message), 'utf8');
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`, 'latin1'), body]);
}

module.exports = { MessageReader, frame };
