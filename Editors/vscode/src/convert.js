// Types of the protocol to those of VS Code and back. Both count columns in UTF-16 units.
'use strict';

const vscode = require('vscode');

const toPosition = ({ line, character }) => new vscode.Position(line, character);
const toRange = ({ start, end }) => new vscode.Range(toPosition(start), toPosition(end));
const toUri = (text) => vscode.Uri.parse(text);
const fromPosition = ({ line, character }) => ({ line, character });
const fromRange = ({ start, end }) => ({ start: fromPosition(start), end: fromPosition(end) });
const fromUri = (uri) => uri.toString();

const SEVERITIES = [
  vscode.DiagnosticSeverity.Error, vscode.DiagnosticSeverity.Warning, vscode.DiagnosticSeverity.Information,
  vscode.DiagnosticSeverity.Hint,
];

/** Numbers of severities begin at 1 in the protocol. */
function toDiagnostic(item) {
  const severity = SEVERITIES[(item.severity || 1) - 1];
  const diagnostic = new vscode.Diagnostic(toRange(item.range), item.message, severity);
  diagnostic.source = item.source;
  if (item.code !== undefined) {
    const page = item.codeDescription && item.codeDescription.href;
    diagnostic.code = page ? { value: item.code, target: toUri(page) } : item.code;
  }
  return diagnostic;
}

function fromDiagnostic(diagnostic) {
  const { code } = diagnostic;
  return {
    range: fromRange(diagnostic.range),
    message: diagnostic.message,
    severity: SEVERITIES.indexOf(diagnostic.severity) + 1,
    source: diagnostic.source,
    code: code !== null && typeof code === 'object' ? code.value : code,
  };
}

/** @param contents MarkupContent, or plain text */
function toMarkdown(contents) {
  if (typeof contents === 'string') return contents;
  // What a user's own rule file says is shown as text: no commands, no HTML.
  if (contents.kind === 'markdown') return new vscode.MarkdownString(contents.value);
  return new vscode.MarkdownString().appendText(contents.value);
}

function toWorkspaceEdit(edit) {
  const result = new vscode.WorkspaceEdit();
  const replace = (uri, edits) => {
    for (const { range, newText } of edits) result.replace(toUri(uri), toRange(range), newText);
  };
  for (const change of edit.documentChanges || []) {
    if (change.kind === undefined) replace(change.textDocument.uri, change.edits);
    else if (change.kind === 'create') result.createFile(toUri(change.uri), change.options || {});
    else throw new Error(`zhiyan asks for a change of files that is not known: ${change.kind}`);
  }
  if (!edit.documentChanges) for (const [uri, edits] of Object.entries(edit.changes || {})) replace(uri, edits);
  return result;
}

module.exports = {
  fromDiagnostic, fromPosition, fromRange, fromUri, toDiagnostic, toMarkdown, toPosition, toRange, toUri, toWorkspaceEdit,
};
