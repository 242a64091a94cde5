// What the server asks about the world: settings, folders, files that change on disk.
'use strict';

const vscode = require('vscode');
const { fromUri, toUri } = require('./convert');

/** Milliseconds that changes of files are gathered for: a checkout changes many at once. */
const GATHERING = 100;
const ChangeKind = Object.freeze({ created: 1, changed: 2, deleted: 3 });

/** Everything under `zhiyan.`, as JSON; null where there is nothing. */
function settings(section = 'zhiyan', scope = undefined) {
  const values = vscode.workspace.getConfiguration(undefined, scope).get(section);
  if (values === undefined) return null;
  // An empty text takes back what was said before, and the editor's own language was.
  return values.language === '' ? { ...values, language: undefined } : values;
}

/** What a server starts with. It keeps that for good, so a language that may be taken back later is not in it. */
const startSettings = () => ({ ...settings(), language: undefined });

const fromFolder = ({ uri, name }) => ({ uri: fromUri(uri), name });
const folders = () => (vscode.workspace.workspaceFolders || []).map(fromFolder);

/** @returns what has to be disposed of when the server ends */
function observe(connection) {
  const watchers = new Map();
  let changes = [];
  let timer;
  const note = (type) => (uri) => {
    changes.push({ uri: fromUri(uri), type });
    clearTimeout(timer);
    timer = setTimeout(() => {
      connection.notify('workspace/didChangeWatchedFiles', { changes });
      changes = [];
    }, GATHERING);
  };
  const watch = ({ globPattern, kind = 7 }) => {
    const pattern = typeof globPattern === 'string' ? globPattern
      : new vscode.RelativePattern(toUri(globPattern.baseUri.uri || globPattern.baseUri), globPattern.pattern);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, !(kind & 1), !(kind & 2), !(kind & 4));
    watcher.onDidCreate(note(ChangeKind.created));
    watcher.onDidChange(note(ChangeKind.changed));
    watcher.onDidDelete(note(ChangeKind.deleted));
    return watcher;
  };
  const forget = (id) => {
    for (const watcher of watchers.get(id) || []) watcher.dispose();
    watchers.delete(id);
  };
  connection.on('client/registerCapability', ({ registrations }) => {
    for (const { id, method, registerOptions } of registrations) {
      // Nothing else is offered in `capabilities`.
      if (method !== 'workspace/didChangeWatchedFiles') throw new Error(`${method} cannot be registered`);
      watchers.set(id, registerOptions.watchers.map(watch));
    }
  });
  connection.on('client/unregisterCapability', ({ unregisterations }) => {
    for (const { id } of unregisterations) forget(id);
  });
  connection.on('workspace/configuration', ({ items }) => items.map(
    ({ section, scopeUri }) => settings(section, scopeUri && toUri(scopeUri))));
  connection.on('workspace/workspaceFolders', folders);
  return [
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('zhiyan')) return;
      connection.notify('workspace/didChangeConfiguration', { settings: { zhiyan: settings() } });
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      connection.notify('workspace/didChangeWorkspaceFolders', {
        event: { added: added.map(fromFolder), removed: removed.map(fromFolder) },
      });
    }),
    {
      dispose() {
        clearTimeout(timer);
        for (const id of [...watchers.keys()]) forget(id);
      },
    },
  ];
}

module.exports = { folders, observe, startSettings };
