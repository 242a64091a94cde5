// What the server has for people, and the changes that it asks for: messages, its log, edits of other files.
'use strict';

const vscode = require('vscode');
const { toUri, toWorkspaceEdit } = require('./convert');
const { openDocument } = require('./documents');

const MessageType = Object.freeze({ error: 1, warning: 2, info: 3, log: 4 });

function show(log, { type, message, actions = [] }) {
  const titles = actions.map(({ title }) => title);
  switch (type) {
    case MessageType.error: return vscode.window.showErrorMessage(message, ...titles);
    case MessageType.warning: return vscode.window.showWarningMessage(message, ...titles);
    case MessageType.info: return vscode.window.showInformationMessage(message, ...titles);
    default: return log.line(message);
  }
}

/** Whether an edit was made for another version of a document than the one that is open. */
function isStale(edit) {
  return (edit.documentChanges || []).some(({ textDocument }) => {
    const document = textDocument && openDocument(textDocument.uri);
    return document && typeof textDocument.version === 'number' && textDocument.version !== document.version;
  });
}

/** Saves what nobody can see and nobody has changed otherwise: an entry of a configuration counts once it is on the disk. */
async function saveUnseen(edit, dirty) {
  const uris = edit.documentChanges
    ? edit.documentChanges.map((change) => change.uri || change.textDocument.uri) : Object.keys(edit.changes || {});
  for (const uri of new Set(uris.map((text) => toUri(text).toString()))) {
    const isSeen = vscode.window.visibleTextEditors.some((editor) => editor.document.uri.toString() === uri);
    if (isSeen || dirty.has(uri)) continue;
    const document = openDocument(uri);
    if (document && document.isDirty) await document.save();
  }
}

async function applyEdit({ edit }) {
  if (isStale(edit)) return { applied: false, failureReason: 'the document has changed' };
  const dirty = new Set(
    vscode.workspace.textDocuments.filter((document) => document.isDirty).map((document) => document.uri.toString()));
  const applied = await vscode.workspace.applyEdit(toWorkspaceEdit(edit));
  if (applied) await saveUnseen(edit, dirty);
  return { applied };
}

function serve(connection, log) {
  connection.on('window/logMessage', ({ message }) => log.line(message));
  // Answers come when someone clicks; nothing waits for them here.
  connection.on('window/showMessage', (params) => { show(log, params); });
  connection.on('window/showMessageRequest', async (params) => {
    const title = await show(log, params);
    return (params.actions || []).find((action) => action.title === title) || null;
  });
  connection.on('workspace/applyEdit', applyEdit);
}

module.exports = { serve };
