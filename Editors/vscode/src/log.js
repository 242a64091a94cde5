// The output channel: what the server says of itself, and on request all messages.
'use strict';

const vscode = require('vscode');

class Log {
  #channel;
  #level = 'off';

  constructor() {
    this.#channel = vscode.window.createOutputChannel('zhiyan');
    this.readLevel();
  }

  readLevel() {
    this.#level = vscode.workspace.getConfiguration('zhiyan').get('trace.server') || 'off';
  }

  line(text) {
    this.#channel.appendLine(text);
  }

  /** @param direction an arrow, from here or to here */
  trace(direction, message) {
    if (this.#level === 'off') return;
    const id = message.id === undefined ? '' : ` #${message.id}`;
    const what = message.method || (message.error ? 'error' : 'answer');
    this.line(`${new Date().toISOString()} ${direction} ${what}${id}`);
    if (this.#level === 'verbose') this.line(JSON.stringify(message, undefined, 2));
  }

  show() {
    this.#channel.show(true);
  }

  dispose() {
    this.#channel.dispose();
  }
}

module.exports = { Log };
