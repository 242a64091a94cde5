// A stand-in for the module `vscode`: the parts of the API that the extension uses, as documented, over `host`.
// Whatever else is asked of it throws.
'use strict';

const { Disposable, EventEmitter, strict } = require('./strict');
const { Host } = require('./host');
const types = require('./types');

const host = new Host();

/** @returns whether a document is meant by a list of filters of language and scheme */
const selects = (selector) => (document) => selector.some(({ language, scheme, ...more }) => {
  if (Object.keys(more).length > 0) throw new Error(`a filter with ${Object.keys(more)}`);
  return (!language || language === document.languageId) && (!scheme || scheme === document.uri.scheme);
});

function offer(kind, selector, provider, more) {
  const entry = { provider, fits: selects(selector), ...more };
  host.providers[kind].add(entry);
  return new Disposable(() => host.providers[kind].delete(entry));
}

function createDiagnosticCollection(name) {
  const items = new Map();
  let isDisposed = false;
  const alive = () => { if (isDisposed) throw new Error('illegal state - object is disposed'); };
  const collection = {
    name,
    set(uri, diagnostics) { alive(); items.set(uri.toString(), [...diagnostics]); },
    get(uri) { alive(); return items.get(uri.toString()); },
    dispose() { isDisposed = true; host.collections.delete(collection); },
  };
  host.collections.add(collection);
  return strict(collection, 'DiagnosticCollection');
}

/** A regular expression for the few glob patterns that are known here. */
function glob(pattern) {
  if (!/^[\w./*-]+$/.test(pattern)) throw new Error(`the stand-in does not know the pattern ${pattern}`);
  const source = pattern.replace(/[.]/g, '\\.').replace(/\*\*\//g, '\0').replace(/\*/g, '[^/]*').replace(/\0/g, '(?:.*/)?');
  return new RegExp(`^${source}$`);
}

function createFileSystemWatcher(pattern, ignoresCreate, ignoresChange, ignoresDelete) {
  const events = { create: new EventEmitter(), change: new EventEmitter(), delete: new EventEmitter() };
  const ignored = { create: ignoresCreate, change: ignoresChange, delete: ignoresDelete };
  const watcher = {
    tell(kind, uri, folders) {
      // A bare pattern is about files in the folders of the workspace, and no others.
      const bases = typeof pattern === 'string' ? folders.map((folder) => folder.uri.path) : [pattern.baseUri.path];
      const matches = glob(typeof pattern === 'string' ? pattern : pattern.pattern);
      const base = bases.find((one) => uri.path.startsWith(one + '/'));
      if (!ignored[kind] && base !== undefined && matches.test(uri.path.slice(base.length + 1))) events[kind].fire(uri);
    },
  };
  host.watchers.add(watcher);
  return strict({
    onDidCreate: events.create.event, onDidChange: events.change.event, onDidDelete: events.delete.event,
    dispose() { host.watchers.delete(watcher); },
  }, 'FileSystemWatcher');
}

/** What stands under a section, as one frozen value. */
function values(section) {
  if (host.setting(section) !== undefined) return host.setting(section);
  let found;
  for (const key of new Set([...host.defaults.keys(), ...host.settings.keys()])) {
    if (section && !key.startsWith(section + '.')) continue;
    const parts = (section ? key.slice(section.length + 1) : key).split('.');
    let into = found = found || {};
    for (const part of parts.slice(0, -1)) into = into[part] = into[part] || {};
    into[parts.at(-1)] = host.setting(key);
  }
  return found && Object.freeze(found);
}

const getConfiguration = (section) => strict({
  get: (key, otherwise) => {
    const value = values(section ? `${section}.${key}` : key);
    return value === undefined ? otherwise : value;
  },
}, 'WorkspaceConfiguration');

function registerCommand(command, work) {
  if (host.commands.has(command)) throw new Error(`command '${command}' already exists`);
  host.commands.set(command, work);
  return new Disposable(() => host.commands.delete(command));
}

module.exports = strict({
  ...types, Disposable, EventEmitter,
  commands: strict({
    registerCommand,
    async executeCommand(command, ...list) {
      if (command === 'workbench.action.openSettings') return void host.openedSettings.push(...list);
      return host.run(command, ...list);
    },
  }, 'commands'),
  env: strict({ get language() { return host.language; } }, 'env'),
  l10n: strict({
    t(message, ...list) {
      const words = (host.language === 'en' ? undefined : host.translations[message]) || message;
      return words.replace(/\{(\d+)\}/g, (_, number) => list[number]);
    },
  }, 'l10n'),
  languages: strict({
    createDiagnosticCollection,
    registerHoverProvider: (selector, provider) => offer('hover', selector, provider),
    registerCompletionItemProvider: (selector, provider, ...triggers) => offer('completion', selector, provider, { triggers }),
    registerCodeActionsProvider: (selector, provider, metadata = {}) => offer(
      'codeAction', selector, provider, { kinds: metadata.providedCodeActionKinds }),
  }, 'languages'),
  window: strict({
    get visibleTextEditors() { return [...host.visible].map((document) => ({ document })); },
    createOutputChannel: (name) => strict({
      name, appendLine: (line) => { host.output.push(line); }, show() { host.output.shown = true; }, dispose() {},
    }, 'OutputChannel'),
    showErrorMessage: (message, ...items) => host.show('error', message, items),
    showWarningMessage: (message, ...items) => host.show('warning', message, items),
    showInformationMessage: (message, ...items) => host.show('information', message, items),
  }, 'window'),
  workspace: strict({
    get textDocuments() { return [...host.documents.values()]; },
    get workspaceFolders() { return host.folders.length > 0 ? host.folders : undefined; },
    getConfiguration, createFileSystemWatcher,
    applyEdit: (edit) => host.applyEdit(edit),
    onDidOpenTextDocument: host.events.open.event,
    onDidChangeTextDocument: host.events.change.event,
    onDidSaveTextDocument: host.events.save.event,
    onDidCloseTextDocument: host.events.close.event,
    onDidChangeConfiguration: host.events.configuration.event,
    onDidChangeWorkspaceFolders: host.events.folders.event,
  }, 'workspace'),
  // For the test, which is no extension.
  host,
}, 'vscode');
