// What is open, told to the server: opened, changed by ranges, saved, closed.
'use strict';

const vscode = require('vscode');
const { fromRange, fromUri } = require('./convert');

/** Languages whose texts zhiyan reads; in YAML it looks at rule files and configurations only. */
const LANGUAGES = ['markdown', 'plaintext', 'yaml'];
/** Saved or not. Files behind other schemes are not on this disk, where zhiyan looks for configurations. */
const SCHEMES = ['file', 'untitled'];

const SELECTOR = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ scheme, language })));

const isOurs = (document) => LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);

/** The open document of a URI as the server wrote it; undefined where there is none. */
function openDocument(uri) {
  const wanted = vscode.Uri.parse(uri).toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

/** @returns what has to be disposed of when the server ends */
function synchronize(connection) {
  const open = (document) => {
    if (!isOurs(document)) return;
    connection.notify('textDocument/didOpen', {
      textDocument: {
        uri: fromUri(document.uri), languageId: document.languageId, version: document.version, text: document.getText(),
      },
    });
  };
  const change = ({ document, contentChanges }) => {
    // VS Code also tells that a document has become clean or dirty, with no change.
    if (!isOurs(document) || contentChanges.length === 0) return;
    connection.notify('textDocument/didChange', {
      textDocument: { uri: fromUri(document.uri), version: document.version },
      contentChanges: contentChanges.map(({ range, text }) => ({ range: fromRange(range), text })),
    });
  };
  const tell = (method) => (document) => {
    if (isOurs(document)) connection.notify(method, { textDocument: { uri: fromUri(document.uri) } });
  };
  vscode.workspace.textDocuments.forEach(open);
  return [
    vscode.workspace.onDidOpenTextDocument(open),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidSaveTextDocument(tell('textDocument/didSave')),
    vscode.workspace.onDidCloseTextDocument(tell('textDocument/didClose')),
  ];
}

module.exports = { SELECTOR, openDocument, synchronize };
