// Code actions: asked for only where there is something to act on, completed only when someone picks one.
'use strict';

const vscode = require('vscode');
const convert = require('./convert');
const { SELECTOR } = require('./documents');

class CodeActions {
  #ask;
  #resolves;
  /** What the server sent, by the action made of it; it is sent back to be completed. */
  #items = new WeakMap();

  /** @param provider `codeActionProvider` of the server */
  static register(ask, provider) {
    const kinds = (provider.codeActionKinds || []).map((kind) => vscode.CodeActionKind.Empty.append(kind));
    return vscode.languages.registerCodeActionsProvider(
      SELECTOR, new CodeActions(ask, provider.resolveProvider === true), { providedCodeActionKinds: kinds });
  }

  constructor(ask, resolves) {
    this.#ask = ask;
    this.#resolves = resolves;
  }

  async provideCodeActions(document, range, context, token) {
    const diagnostics = context.diagnostics.filter(({ source }) => source === 'zhiyan');
    // VS Code asks at every step of the cursor. Without a finding there is nothing to offer but what is asked for by kind.
    if (!context.only && diagnostics.length === 0) return [];
    const items = await this.#ask('textDocument/codeAction', {
      textDocument: { uri: convert.fromUri(document.uri) },
      range: convert.fromRange(range),
      context: {
        diagnostics: diagnostics.map(convert.fromDiagnostic),
        only: context.only && [context.only.value],
        triggerKind: context.triggerKind,
      },
    }, token);
    return (items || []).map((item) => this.#make(item, diagnostics));
  }

  async resolveCodeAction(action, token) {
    const item = this.#items.get(action);
    if (!this.#resolves || !item || action.edit || action.command) return action;
    const whole = await this.#ask('codeAction/resolve', item, token);
    if (whole) this.#fill(action, whole);
    return action;
  }

  #make(item, known) {
    const action = new vscode.CodeAction(item.title, item.kind && vscode.CodeActionKind.Empty.append(item.kind));
    // VS Code shows an action beside the diagnostics that it mends, which it knows by being the same.
    action.diagnostics = (item.diagnostics || []).map((diagnostic) => {
      const made = convert.toDiagnostic(diagnostic);
      return known.find((one) => one.message === made.message && one.range.isEqual(made.range)) || made;
    });
    action.isPreferred = item.isPreferred === true;
    if (item.disabled) action.disabled = item.disabled;
    this.#items.set(action, item);
    this.#fill(action, item);
    return action;
  }

  #fill(action, item) {
    if (item.edit) action.edit = convert.toWorkspaceEdit(item.edit);
    if (item.command) {
      const { title, command, arguments: list } = item.command;
      action.command = { title, command, arguments: list };
    }
  }
}

module.exports = { CodeActions };
