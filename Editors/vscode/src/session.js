// One process of `zhiyan lsp`, from its start to its end.
'use strict';

const { spawn } = require('child_process');
const vscode = require('vscode');
const configuration = require('./configuration');
const { Connection } = require('./connection');
const documents = require('./documents');
const features = require('./features');
const window = require('./window');

/** Milliseconds that a server has to answer `shutdown`, and then to be gone. VS Code gives an extension five seconds. */
const PATIENCE = 2000;
/** Characters of what a server wrote on standard error that are kept for a message. */
const LAST_WORDS = 500;

const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    executeCommand: {},
    didChangeConfiguration: {},
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
  },
  textDocument: {
    synchronization: { didSave: true },
    publishDiagnostics: { versionSupport: true, codeDescriptionSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { documentationFormat: ['markdown', 'plaintext'] } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source', 'source.fixAll'] } },
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
  window: { showMessage: {} },
};

/** Why a server did not start. `code` is the system's, such as ENOENT, where there was no process at all. */
class StartError extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

const within = (milliseconds, promise) => Promise.race([
  promise.then(() => true), new Promise((resolve) => { setTimeout(() => resolve(false), milliseconds).unref(); }),
]);

class Session {
  #process;
  #connection;
  #disposables = [];
  #lastWords = '';
  /** Why there is no process. */
  #failure;
  /** Resolves with a sentence once the process is gone, however it went. */
  ended;

  /** Starts the program. `ready` has to be waited for. */
  constructor(program, log) {
    const folder = (vscode.workspace.workspaceFolders || []).find(({ uri }) => uri.scheme === 'file');
    this.#process = spawn(program, ['lsp'], { cwd: folder && folder.uri.fsPath, windowsHide: true });
    const { stdin, stdout, stderr } = this.#process;
    this.ended = new Promise((resolve) => {
      this.#process.on('error', (error) => {
        this.#failure = error;
        resolve(error.message);
      });
      this.#process.on('close', (code, signal) => {
        const how = signal ? vscode.l10n.t('ended by {0}', signal) : vscode.l10n.t('ended with code {0}', code);
        resolve(this.#lastWords ? `${how}: ${this.#lastWords}` : how);
      });
    });
    stderr.setEncoding('utf8').on('data', (text) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS).trimStart();
      log.line(text.trimEnd());
    });
    this.#connection = new Connection(stdout, stdin, (...message) => log.trace(...message), (error) => {
      this.#lastWords = vscode.l10n.t('what it writes is no message of the protocol: {0}', error.message);
      log.line(`${program}: ${this.#lastWords}`);
      this.#process.kill();
    });
    this.ended.then((how) => this.#end(how));
    this.ready = this.#initialize(log);
  }

  async #initialize(log) {
    window.serve(this.#connection, log);
    this.#disposables.push(features.diagnostics(this.#connection), ...configuration.observe(this.#connection));
    let result;
    try {
      result = await this.#connection.request('initialize', {
        processId: process.pid,
        clientInfo: { name: 'zhiyan for Visual Studio Code' },
        locale: vscode.env.language,
        rootUri: null,
        workspaceFolders: configuration.folders(),
        capabilities: CAPABILITIES,
        initializationOptions: configuration.startSettings(),
      });
    } catch (error) {
      this.#process.kill();
      throw new StartError(this.#failure ? this.#failure.message : error.message, this.#failure && this.#failure.code);
    }
    this.#connection.notify('initialized', {});
    this.#disposables.push(
      ...features.register(this.#connection, result.capabilities, log), ...documents.synchronize(this.#connection));
    const { name, version } = result.serverInfo || { name: 'the server', version: '' };
    log.line(`${name} ${version} runs as process ${this.#process.pid}`);
  }

  /** Ends the server as the protocol wants it, and by force where it does not listen. */
  async stop() {
    const asked = this.#connection.request('shutdown', undefined).then(
      () => this.#connection.notify('exit', undefined), () => {});
    await within(PATIENCE, asked);
    this.#process.stdin.end();
    if (!await within(PATIENCE, this.ended)) {
      this.kill();
      await this.ended;
    }
  }

  /** Ends the process at once. */
  kill() {
    this.#process.kill('SIGKILL');
  }

  #end(how) {
    this.#connection.close(new Error(how));
    for (const disposable of this.#disposables.splice(0)) disposable.dispose();
  }
}

module.exports = { Session, StartError };
