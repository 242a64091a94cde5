// Starts `zhiyan lsp` and lets VS Code talk to it; everything else is the server's.
'use strict';

const vscode = require('vscode');
const { Client } = require('./client');
const { Log } = require('./log');

/** @type {Client | undefined} */
let client;

async function activate(context) {
  const log = new Log();
  client = new Client(log);
  const running = client;
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('zhiyan.restart', () => running.restart()),
    vscode.commands.registerCommand('zhiyan.showOutput', () => log.show()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('zhiyan.trace.server')) log.readLevel();
      if (event.affectsConfiguration('zhiyan.path')) running.restart();
    }));
  await client.start();
}

async function deactivate() {
  const running = client;
  client = undefined;
  if (running) await running.stop();
}

module.exports = { activate, deactivate };
