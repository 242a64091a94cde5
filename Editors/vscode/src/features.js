// What the server offers, handed to VS Code: diagnostics, hover, completion, code actions, commands.
'use strict';

const vscode = require('vscode');
const convert = require('./convert');
const { SELECTOR, openDocument } = require('./documents');
const { CodeActions } = require('./actions');

/** Asks the server; null where there is no answer, for a reason that stands in the log. */
function asking(connection, log) {
  return async (method, params, token) => {
    try {
      return await connection.request(method, params, token);
    } catch (error) {
      if (!error.isCancellation) log.line(`${method}: ${error.message}`);
      return null;
    }
  };
}

const at = (document, position) => ({
  textDocument: { uri: convert.fromUri(document.uri) }, position: convert.fromPosition(position),
});

function diagnostics(connection) {
  const collection = vscode.languages.createDiagnosticCollection('zhiyan');
  connection.on('textDocument/publishDiagnostics', ({ uri, version, diagnostics: items }) => {
    // What is about a text that has changed since would stand at the wrong place; the next ones are on their way.
    const document = openDocument(uri);
    if (document && typeof version === 'number' && version !== document.version) return;
    collection.set(convert.toUri(uri), items.map(convert.toDiagnostic));
  });
  return collection;
}

function hover(ask) {
  return vscode.languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position, token) {
      const result = await ask('textDocument/hover', at(document, position), token);
      if (!result) return null;
      return new vscode.Hover(convert.toMarkdown(result.contents), result.range && convert.toRange(result.range));
    },
  });
}

function completion(ask, { triggerCharacters = [] }) {
  return vscode.languages.registerCompletionItemProvider(SELECTOR, {
    async provideCompletionItems(document, position, token) {
      const result = await ask('textDocument/completion', at(document, position), token);
      return ((result && result.items) || result || []).map((item) => {
        // Kinds begin at 1 in the protocol, at 0 in VS Code.
        const made = new vscode.CompletionItem(item.label, item.kind && item.kind - 1);
        made.detail = item.detail;
        if (item.documentation) made.documentation = convert.toMarkdown(item.documentation);
        made.filterText = item.filterText;
        made.sortText = item.sortText;
        made.insertText = item.textEdit ? item.textEdit.newText : item.insertText;
        if (item.textEdit) made.range = convert.toRange(item.textEdit.range);
        return made;
      });
    },
  }, ...triggerCharacters);
}

/** Commands that the server runs itself; code actions name them. */
function commands(connection, names) {
  return names.map((command) => vscode.commands.registerCommand(command, async (...list) => {
    try {
      return await connection.request('workspace/executeCommand', { command, arguments: list });
    } catch (error) {
      vscode.window.showErrorMessage(`zhiyan: ${error.message}`);
      return null;
    }
  }));
}

/** @returns what has to be disposed of when the server ends */
function register(connection, capabilities, log) {
  const ask = asking(connection, log);
  const offered = [];
  if (capabilities.hoverProvider) offered.push(hover(ask));
  if (capabilities.completionProvider) offered.push(completion(ask, capabilities.completionProvider));
  if (capabilities.codeActionProvider) offered.push(CodeActions.register(ask, capabilities.codeActionProvider));
  if (capabilities.executeCommandProvider) {
    offered.push(...commands(connection, capabilities.executeCommandProvider.commands));
  }
  return offered;
}

module.exports = { diagnostics, register };
