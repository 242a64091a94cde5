// An open text, with the ends of lines that VS Code gives it, and edits as VS Code tells of them.
'use strict';

const { Position, Range } = require('./types');

class TextDocument {
  #lines;
  #save;

  constructor({ uri, languageId, text, save, isUntitled }) {
    Object.assign(this, { uri, languageId, isUntitled, version: 1, isDirty: false, isClosed: false });
    // One kind of line end for all of a text, whatever the file had.
    this.eol = /\r\n/.test(text) ? '\r\n' : '\n';
    this.#lines = text.split(/\r\n|\r|\n/);
    this.#save = save;
  }

  get fileName() { return this.uri.fsPath; }
  get lineCount() { return this.#lines.length; }
  save() { return this.#save(); }

  lineAt(line) {
    const text = this.#lines[typeof line === 'number' ? line : line.line];
    if (text === undefined) throw new Error('illegal value for `line`');
    return { text, lineNumber: line };
  }

  /** Columns count UTF-16 units, as strings of JavaScript do. */
  offsetAt(position) {
    const { line, character } = this.validatePosition(position);
    return this.#lines.slice(0, line).reduce((sum, text) => sum + text.length + this.eol.length, 0) + character;
  }

  positionAt(offset) {
    let line = 0;
    while (line < this.#lines.length - 1 && offset > this.#lines[line].length) {
      offset -= this.#lines[line].length + this.eol.length;
      line += 1;
    }
    return new Position(line, Math.max(0, Math.min(offset, this.#lines[line].length)));
  }

  validatePosition({ line, character }) {
    if (line >= this.#lines.length) return new Position(this.#lines.length - 1, this.#lines.at(-1).length);
    return new Position(line, Math.min(character, this.#lines[line].length));
  }

  getText(range) {
    const text = this.#lines.join(this.eol);
    return range ? text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : text;
  }

  /** For the stand-in only. */
  replaceAll(text) {
    this.#lines = text.split(/\r\n|\r|\n/);
    this.version += 1;
  }

  get wholeRange() { return new Range(new Position(0, 0), this.positionAt(this.getText().length)); }
}

/**
 * Applies edits that are all given for the text as it is.
 * @returns the changes as VS Code tells of them: from the end of the text to its start
 */
function change(document, edits) {
  const changes = edits.map(({ range, text }, index) => ({
    index, start: document.offsetAt(range.start), end: document.offsetAt(range.end), range,
    text: text.replace(/\r\n|\r|\n/g, document.eol),
  })).sort((a, b) => b.start - a.start || b.end - a.end || b.index - a.index);
  changes.slice(1).forEach((one, index) => {
    if (one.end > changes[index].start) throw new Error('Overlapping ranges are not allowed!');
  });
  let whole = document.getText();
  for (const { start, end, text } of changes) whole = whole.slice(0, start) + text + whole.slice(end);
  document.replaceAll(whole);
  return changes.map(({ start, end, range, text }) => ({ range, rangeOffset: start, rangeLength: end - start, text }));
}

module.exports = { TextDocument, change };
