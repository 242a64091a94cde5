// Keeps a server running: starts it, starts it again when it dies, and says so when that is no use.
'use strict';

const vscode = require('vscode');
const { Session } = require('./session');

/** A server that dies more often than this in so many milliseconds will not get better by itself. */
const RESTARTS = 5;
const PERIOD = 3 * 60 * 1000;

/** The program of the settings; `~/` is the home of the user. */
function program() {
  const path = (vscode.workspace.getConfiguration('zhiyan').get('path') || '').trim() || 'zhiyan';
  return path.startsWith('~/') ? require('os').homedir() + path.slice(1) : path;
}

class Client {
  #log;
  #session;
  /** One that has not answered yet, and may never. */
  #starting;
  /** When the server died lately. */
  #deaths = [];
  /** Starting and stopping take turns. */
  #turn = Promise.resolve();

  constructor(log) {
    this.#log = log;
  }

  start() {
    return this.#inTurn(() => this.#start());
  }

  stop() {
    if (this.#starting) this.#starting.kill();
    return this.#inTurn(() => this.#stop());
  }

  restart() {
    if (this.#starting) this.#starting.kill();
    return this.#inTurn(async () => {
      await this.#stop();
      this.#deaths = [];
      await this.#start();
    });
  }

  #inTurn(work) {
    this.#turn = this.#turn.then(work);
    return this.#turn;
  }

  async #start() {
    if (this.#session) return;
    const path = program();
    const session = new Session(path, this.#log);
    this.#starting = session;
    try {
      await session.ready;
    } catch (error) {
      this.#log.line(`${path}: ${error.message}`);
      this.#complain(error.code === 'ENOENT'
        ? vscode.l10n.t('zhiyan is not found: “{0}”. Install it, or set zhiyan.path to the program.', path)
        : vscode.l10n.t('zhiyan does not start: {0}. Set zhiyan.path to a program that does.', error.message));
      return;
    } finally {
      this.#starting = undefined;
    }
    this.#session = session;
    session.ended.then((how) => this.#inTurn(() => this.#died(session, how)));
  }

  async #stop() {
    const session = this.#session;
    // From here on, its end is no death.
    this.#session = undefined;
    if (session) await session.stop();
  }

  async #died(session, how) {
    if (this.#session !== session) return;
    this.#session = undefined;
    this.#log.line(`the server ${how}`);
    const now = Date.now();
    this.#deaths = this.#deaths.filter((then) => now - then < PERIOD);
    if (this.#deaths.length >= RESTARTS) {
      this.#complain(vscode.l10n.t('zhiyan keeps dying, and is not started again. Last time it {0}.', how));
      return;
    }
    this.#deaths.push(now);
    await this.#start();
  }

  /** Nothing waits for the answer: a message may stay on the screen for hours. */
  async #complain(message) {
    const settings = vscode.l10n.t('Open settings');
    const again = vscode.l10n.t('Try again');
    const output = vscode.l10n.t('Show output');
    switch (await vscode.window.showErrorMessage(message, settings, again, output)) {
      case settings: await vscode.commands.executeCommand('workbench.action.openSettings', 'zhiyan.path'); break;
      case again: await this.restart(); break;
      case output: this.#log.show(); break;
      default: break;
    }
  }
}

module.exports = { Client };
