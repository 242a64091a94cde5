// Starts `zhiyan lsp` and lets VS Code talk to it; everything else is the server's.
'use strict';

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

function makeClient() {
  const command = vscode.workspace.getConfiguration('zhiyan').get('path') || 'zhiyan';
  const languages = ['markdown', 'plaintext', 'yaml'];
  return new LanguageClient(
    'zhiyan', 'zhiyan', { command, args: ['lsp'] },
    {
      documentSelector: languages.flatMap((language) => [
        { scheme: 'file', language }, { scheme: 'untitled', language },
      ]),
      initializationOptions: vscode.workspace.getConfiguration('zhiyan'),
      synchronize: { configurationSection: 'zhiyan' },
    });
}

async function start() {
  client = makeClient();
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      vscode.l10n.t('zhiyan does not start: {0}. Set zhiyan.path to the program.', String(error)));
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) await running.stop();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand('zhiyan.restart', async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('zhiyan.path')) {
        await stop();
        await start();
      }
    }));
  await start();
}

module.exports = { activate, deactivate: stop };
