// The types of the API that are values: places, findings, actions, edits. As documented in vscode.d.ts, and nothing more.
'use strict';

const natural = (number, what) => {
  if (!Number.isInteger(number) || number < 0) throw new Error(`${what} must be a whole number from 0, not ${number}`);
  return number;
};
const instance = (value, type, what) => {
  if (!(value instanceof type)) throw new Error(`${what} must be a ${type.name}`);
  return value;
};

class Position {
  constructor(line, character) {
    this.line = natural(line, 'line');
    this.character = natural(character, 'character');
    Object.freeze(this);
  }
  compareTo(other) { return this.line - other.line || this.character - other.character; }
  isEqual(other) { return this.compareTo(other) === 0; }
  isBefore(other) { return this.compareTo(other) < 0; }
}

class Range {
  constructor(start, end, endLine, endCharacter) {
    if (typeof start === 'number') [start, end] = [new Position(start, end), new Position(endLine, endCharacter)];
    instance(start, Position, 'start');
    instance(end, Position, 'end');
    [this.start, this.end] = end.isBefore(start) ? [end, start] : [start, end];
    Object.freeze(this);
  }
  get isEmpty() { return this.start.isEqual(this.end); }
  isEqual(other) { return this.start.isEqual(other.start) && this.end.isEqual(other.end); }
  touches(other) { return !other.end.isBefore(this.start) && !this.end.isBefore(other.start); }
}

/** Percent escapes as VS Code writes them: everything but the unreserved characters and the slash. */
const encode = (text) => encodeURIComponent(text).replace(/%2F/g, '/').replace(
  /[!'()*]/g, (one) => '%' + one.charCodeAt(0).toString(16).toUpperCase());

class Uri {
  constructor(scheme, authority, path) {
    Object.assign(this, { scheme, authority, path });
    Object.freeze(this);
  }
  static file(path) { return new Uri('file', '', path); }
  static parse(text) {
    const found = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(.*)$/i.exec(text);
    if (!found) throw new Error(`no URI: ${text}`);
    const [, scheme, authority = '', path, rest] = found;
    return Object.freeze(Object.assign(Object.create(Uri.prototype), {
      scheme, authority, path: decodeURIComponent(path), ...(rest && { rest }) }));
  }
  get fsPath() { return this.path; }
  toString() {
    const start = this.authority || this.scheme === 'file' ? '//' : '';
    return `${this.scheme}:${start}${this.authority}${encode(this.path)}${this.rest || ''}`;
  }
}

class RelativePattern {
  constructor(base, pattern) { Object.assign(this, { baseUri: instance(base, Uri, 'base'), pattern }); }
}

class MarkdownString {
  constructor(value = '') { Object.seal(Object.assign(this, { value, isTrusted: undefined, supportHtml: undefined })); }
  appendText(text) {
    this.value += text.replace(/[\\`*_{}[\]()#+\-!~]/g, '\\$&').replace(/\n/g, '\n\n');
    return this;
  }
}

class Diagnostic {
  constructor(range, message, severity = 0) {
    Object.assign(this, { range: instance(range, Range, 'range'), message, severity, source: undefined, code: undefined,
      relatedInformation: undefined, tags: undefined });
    if (typeof message !== 'string' || !message) throw new Error('a message must be set');
    Object.seal(this);
  }
}

class Hover {
  constructor(contents, range) {
    if (!contents) throw new Error('illegal argument, contents must be defined');
    this.contents = Array.isArray(contents) ? contents : [contents];
    this.range = range && instance(range, Range, 'range');
  }
}

class CompletionItem {
  constructor(label, kind) {
    Object.seal(Object.assign(this, { label, kind, detail: undefined, documentation: undefined, filterText: undefined,
      sortText: undefined, insertText: undefined, range: undefined }));
  }
}

class CodeActionKind {
  constructor(value) { this.value = value; Object.freeze(this); }
  append(parts) { return new CodeActionKind(this.value ? `${this.value}.${parts}` : parts); }
  contains(other) { return this.value === '' || other.value === this.value || other.value.startsWith(this.value + '.'); }
  intersects(other) { return this.contains(other) || other.contains(this); }
  static Empty = new CodeActionKind('');
  static QuickFix = new CodeActionKind('quickfix');
}

class CodeAction {
  constructor(title, kind) {
    Object.seal(Object.assign(this, { title, kind: kind && instance(kind, CodeActionKind, 'kind'), edit: undefined,
      diagnostics: undefined, command: undefined, isPreferred: undefined, disabled: undefined }));
  }
}

class WorkspaceEdit {
  /** In order: {create, options} or {uri, range, text}. For the stand-in only. */
  steps = [];
  replace(uri, range, text) {
    this.steps.push({ uri: instance(uri, Uri, 'uri'), range: instance(range, Range, 'range'), text });
  }
  createFile(uri, options = {}) { this.steps.push({ create: instance(uri, Uri, 'uri'), options }); }
}

const DiagnosticSeverity = Object.freeze({ Error: 0, Warning: 1, Information: 2, Hint: 3 });
const CodeActionTriggerKind = Object.freeze({ Invoke: 1, Automatic: 2 });

module.exports = {
  CodeAction, CodeActionKind, CodeActionTriggerKind, CompletionItem, Diagnostic, DiagnosticSeverity, Hover, MarkdownString,
  Position, Range, RelativePattern, Uri, WorkspaceEdit,
};
