// The editor behind the API: what a user does, and what an extension has asked for. A test drives it.
'use strict';

const fs = require('fs');
const path = require('path');
const { EventEmitter, strict } = require('./strict');
const { TextDocument, change } = require('./document');
const types = require('./types');

const LANGUAGES = { '.md': 'markdown', '.txt': 'plaintext', '.yaml': 'yaml', '.json': 'json' };

class Host {
  language = 'zh-cn';
  /** Dotted keys of settings that the user has written; defaults are the extension's. */
  settings = new Map();
  defaults = new Map();
  folders = [];
  documents = new Map();
  visible = new Set();
  collections = new Set();
  providers = { hover: new Set(), completion: new Set(), codeAction: new Set() };
  commands = new Map();
  watchers = new Set();
  /** Messages that were shown: {kind, message, items}. */
  shown = [];
  /** What a user clicks when the next message comes up; nobody clicks otherwise. */
  clicks = [];
  openedSettings = [];
  output = [];
  translations = {};
  events = Object.fromEntries(['open', 'change', 'save', 'close', 'configuration', 'folders'].map(
    (name) => [name, new EventEmitter()]));

  // What a user does

  open(file) {
    const uri = types.Uri.file(file);
    const document = this.documents.get(uri.toString()) || this.load(uri);
    this.visible.add(document);
    return document;
  }

  load(uri) {
    const text = fs.readFileSync(uri.fsPath, 'utf8').replace(/^\uFEFF/, '');
    return this.#add(uri, LANGUAGES[path.extname(uri.fsPath)] || 'plaintext', text, false);
  }

  untitled(languageId, text) {
    return this.#add(types.Uri.parse(`untitled:Untitled-${this.documents.size + 1}`), languageId, text, true);
  }

  #add(uri, languageId, text, isUntitled) {
    const save = () => this.save(document);
    const document = strict(new TextDocument({ uri, languageId, text, isUntitled, save }), 'TextDocument', true);
    this.documents.set(uri.toString(), document);
    this.events.open.fire(document);
    return document;
  }

  close(document) {
    document.isClosed = true;
    this.visible.delete(document);
    this.documents.delete(document.uri.toString());
    this.events.close.fire(document);
  }

  /** @param edits of {range, text}, as several cursors make them */
  edit(document, ...edits) {
    const contentChanges = change(document, edits);
    const wasDirty = document.isDirty;
    document.isDirty = true;
    this.events.change.fire({ document, contentChanges, reason: undefined });
    // VS Code tells of the new state with an event of its own.
    if (!wasDirty) this.events.change.fire({ document, contentChanges: [], reason: undefined });
  }

  type(document, line, character, text) {
    const at = new types.Position(line, character);
    this.edit(document, { range: new types.Range(at, at), text });
  }

  async save(document) {
    const wanted = this.setting('editor.codeActionsOnSave') || {};
    for (const [kind, when] of Object.entries(wanted)) {
      if (when === 'never' || when === false || !this.visible.has(document)) continue;
      const only = types.CodeActionKind.Empty.append(kind);
      for (const action of await this.codeActions(document, document.wholeRange, only)) await this.pick(action);
    }
    this.write(document.fileName, document.getText());
    document.isDirty = false;
    this.events.change.fire({ document, contentChanges: [], reason: undefined });
    this.events.save.fire(document);
    return true;
  }

  /** A program writes a file, or the editor does. */
  write(file, text) {
    const kind = fs.existsSync(file) ? 'change' : 'create';
    fs.writeFileSync(file, text);
    this.#fileEvent(kind, file);
  }

  remove(file) {
    fs.unlinkSync(file);
    this.#fileEvent('delete', file);
  }

  #fileEvent(kind, file) {
    for (const watcher of this.watchers) watcher.tell(kind, types.Uri.file(file), this.folders);
  }

  setting(key) {
    return this.settings.has(key) ? this.settings.get(key) : this.defaults.get(key);
  }

  set(key, value) {
    if (value === undefined) this.settings.delete(key);
    else this.settings.set(key, value);
    this.events.configuration.fire({
      affectsConfiguration: (section) => key === section || key.startsWith(section + '.') || section.startsWith(key + '.'),
    });
  }

  addFolder(folder) {
    const added = { uri: types.Uri.file(folder), name: path.basename(folder), index: this.folders.length };
    this.folders = [...this.folders, added];
    this.events.folders.fire({ added: [added], removed: [] });
  }

  removeFolder(folder) {
    const removed = this.folders.filter(({ uri }) => uri.fsPath === folder);
    this.folders = this.folders.filter((one) => !removed.includes(one));
    this.events.folders.fire({ added: [], removed });
  }

  // What a user sees

  diagnostics(document) {
    return [...this.collections].flatMap((collection) => collection.get(document.uri) || []);
  }

  async #ask(kind, document, work) {
    const answers = [];
    for (const one of this.providers[kind]) if (one.fits(document)) answers.push(await work(one));
    return answers.filter(Boolean);
  }

  hover(document, line, character) {
    return this.#ask('hover', document, ({ provider }) => provider.provideHover(
      document, new types.Position(line, character), NOBODY_CANCELS));
  }

  async complete(document, line, character) {
    const at = new types.Position(line, character);
    return (await this.#ask('completion', document, ({ provider }) => provider.provideCompletionItems(
      document, at, NOBODY_CANCELS, { triggerKind: 0 }))).flat();
  }

  /** The menu of actions at a range; with `only`, that of a kind. Kinds of source are in no other menu. */
  async codeActions(document, range, only, triggerKind = types.CodeActionTriggerKind.Invoke) {
    const diagnostics = this.diagnostics(document).filter((one) => one.range.touches(range));
    const lists = await this.#ask('codeAction', document, async ({ provider, kinds }) => {
      if (only && kinds && !kinds.some((kind) => kind.intersects(only))) return [];
      const list = await provider.provideCodeActions(document, range, { diagnostics, only, triggerKind }, NOBODY_CANCELS) || [];
      if (!list.every((action) => action instanceof types.CodeAction)) throw new Error('no CodeAction');
      return list;
    });
    const source = types.CodeActionKind.Empty.append('source');
    return lists.flat().filter(({ kind }) => (only ? only.contains(kind) : !source.contains(kind)));
  }

  async pick(action) {
    for (const { provider } of this.providers.codeAction) {
      if (!action.edit && provider.resolveCodeAction) await provider.resolveCodeAction(action, NOBODY_CANCELS);
    }
    if (action.edit) await this.applyEdit(action.edit);
    if (action.command) await this.run(action.command.command, ...action.command.arguments || []);
  }

  async run(command, ...list) {
    const work = this.commands.get(command);
    if (!work) throw new Error(`command '${command}' not found`);
    return work(...list);
  }

  async applyEdit(edit) {
    const edits = new Map();
    for (const step of edit.steps) {
      if (!step.create) edits.set(step.uri.toString(), [...edits.get(step.uri.toString()) || [], step]);
      else if (!fs.existsSync(step.create.fsPath)) this.write(step.create.fsPath, '');
      else if (!step.options.ignoreIfExists) return false;
    }
    for (const [uri, list] of edits) {
      const parsed = types.Uri.parse(uri);
      if (!this.documents.has(uri) && !fs.existsSync(parsed.fsPath)) return false;
      this.edit(this.documents.get(uri) || this.load(parsed), ...list);
    }
    return true;
  }

  show(kind, message, items) {
    this.shown.push({ kind, message, items });
    return Promise.resolve(this.clicks.length > 0 ? this.clicks.shift() : undefined);
  }
}

const NOBODY_CANCELS = Object.freeze({ isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) });

module.exports = { Host, NOBODY_CANCELS };
