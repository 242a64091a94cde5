// The bytes between client and server, with nobody at the other end but the test.
'use strict';

const assert = require('assert');
const path = require('path');
const { PassThrough } = require('stream');
const { EventEmitter, host } = require('vscode');
const { extensionFolder, until, workspace } = require('./world');

const part = (name) => require(path.join(extensionFolder, 'src', name));
const { MessageReader, frame } = part('framing');
const { Connection } = part('connection');

const turn = () => new Promise((resolve) => { setImmediate(resolve); });

/** A connection, what it has sent, and a way to send to it. */
function wired() {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const sent = [];
  const reader = new MessageReader();
  output.on('data', (bytes) => sent.push(...reader.append(bytes)));
  const failures = [];
  const connection = new Connection(input, output, () => {}, (error) => failures.push(error));
  return { connection, sent, failures, raw: (bytes) => input.write(bytes), send: (message) => input.write(frame(message)) };
}

module.exports = {
  async 'every way to cut the bytes'() {
    const messages = [{ id: 1, text: '😀直言\r\n\r\n' }, { id: 2 }, { id: 3, text: 'Content-Length: 5' }];
    const extra = Buffer.from('Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n');
    const bytes = Buffer.concat(messages.map((message) => Buffer.concat([extra, frame(message)])));
    const read = (...cuts) => {
      const reader = new MessageReader();
      const ends = [...cuts, bytes.length];
      return ends.flatMap((end, index) => reader.append(bytes.subarray(index ? ends[index - 1] : 0, end)));
    };
    for (let first = 0; first <= bytes.length; first++) {
      for (let second = first; second <= bytes.length; second += 7) assert.deepStrictEqual(read(first, second), messages);
    }
    assert.deepStrictEqual(read(...bytes.keys()), messages);
  },

  async 'what is no message'() {
    for (const bytes of ['Content-Type: x\r\n\r\n{}', 'Content-Length: -1\r\n\r\n', 'Content-Length: 2\r\n\r\n{]', 'x'.repeat(9000)]) {
      const { connection, failures, raw } = wired();
      const waiting = connection.request('hover', {});
      raw(bytes);
      await assert.rejects(waiting, (error) => error.isCancellation);
      assert.strictEqual(failures.length, 1, bytes.slice(0, 20));
    }
  },

  async 'answers, and what is asked'() {
    const { connection, sent, send } = wired();
    const [one, two] = [connection.request('one', {}), connection.request('two', {})];
    connection.on('sum', (list) => list.reduce((a, b) => a + b));
    connection.on('fail', () => { throw new Error('no'); });
    send({ id: 2, result: 'zwei' });
    send({ id: 1, error: { code: -32600, message: 'eins' } });
    send({ id: 99, result: 'for nobody' });
    send({ id: 'a', method: 'sum', params: [1, 2] });
    send({ id: 'b', method: 'fail' });
    send({ id: 'c', method: 'unknown' });
    send({ method: '$/unknown' });
    assert.strictEqual(await two, 'zwei');
    await assert.rejects(one, /eins/);
    await turn();
    // In whatever order: what is thrown at once is answered before what is waited for.
    assert.deepStrictEqual(sent.slice(2).sort((a, b) => a.id.localeCompare(b.id)), [
      { jsonrpc: '2.0', id: 'a', result: 3 },
      { jsonrpc: '2.0', id: 'b', error: { code: -32603, message: 'no' } },
      { jsonrpc: '2.0', id: 'c', error: { code: -32601, message: 'there is no method unknown' } },
    ]);
  },

  async 'cancelled'() {
    const { connection, sent, send } = wired();
    const cancelling = new EventEmitter();
    const waiting = connection.request('hover', {}, { onCancellationRequested: cancelling.event });
    cancelling.fire();
    await turn();
    assert.deepStrictEqual(sent[1], { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: 1 } });
    send({ id: 1, error: { code: -32800, message: 'cancelled' } });
    await assert.rejects(waiting, (error) => error.isCancellation);
    assert.strictEqual(cancelling.count, 0);
  },

  async 'watchers come and go'() {
    const { connection, sent, send } = wired();
    const observed = part('configuration').observe(connection);
    const ask = async (id, way, key, registration) => {
      send({ id, method: `client/${way}`, params: { [key]: [{ id: 'w', ...registration }] } });
      await turn();
      return sent.at(-1);
    };
    const folder = workspace({});
    const watchers = [{ globPattern: '**/*.md', kind: 4 }, { globPattern: { baseUri: `file://${folder}`, pattern: '*.yaml' } }];
    await ask(1, 'registerCapability', 'registrations', {
      method: 'workspace/didChangeWatchedFiles', registerOptions: { watchers } });
    assert.strictEqual(host.watchers.size, 2);
    host.addFolder(folder);
    for (const name of ['a.md', 'b.yaml']) host.write(path.join(folder, name), '');
    host.remove(path.join(folder, 'a.md'));
    await until('both in one message', () => sent.some(({ method }) => method === 'workspace/didChangeWatchedFiles'));
    assert.deepStrictEqual(sent.at(-1).params.changes.map(({ uri, type }) => [path.basename(uri), type]), [['b.yaml', 1], ['a.md', 3]]);
    const { error } = await ask(2, 'registerCapability', 'registrations', { method: 'textDocument/rename' });
    assert.match(error.message, /rename/);
    await ask(3, 'unregisterCapability', 'unregisterations', { method: 'workspace/didChangeWatchedFiles' });
    assert.strictEqual(host.watchers.size, 0);
    observed.forEach((one) => one.dispose());
  },

  async 'findings that come too late'() {
    const { connection, send } = wired();
    const collection = part('features').diagnostics(connection);
    const document = host.open(path.join(workspace({ 'a.md': '一\n' }), 'a.md'));
    const publish = async (version, message) => {
      const place = { line: 0, character: 0 };
      send({ method: 'textDocument/publishDiagnostics', params: {
        // Not the way in which VS Code writes it.
        uri: document.uri.toString().replace(/%20/g, ' '), version,
        diagnostics: [{ range: { start: place, end: place }, message }],
      } });
      await turn();
      return host.diagnostics(document).map((one) => one.message);
    };
    assert.deepStrictEqual(await publish(1, 'now'), ['now']);
    host.type(document, 0, 0, '甲');
    assert.deepStrictEqual(await publish(1, 'too late'), ['now']);
    assert.deepStrictEqual(await publish(2, 'again'), ['again']);
    assert.deepStrictEqual(await publish(undefined, 'whenever'), ['whenever']);
    collection.dispose();
  },

  async 'edits, and those that come too late'() {
    const { connection, sent, send } = wired();
    part('window').serve(connection, { line() {} });
    const document = host.open(path.join(workspace({ 'a.md': '一\n' }), 'a.md'));
    const edit = (version, newText, more = {}) => ({
      documentChanges: [{
        textDocument: { uri: document.uri.toString(), version, ...more },
        edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText }],
      }],
    });
    const apply = async (id, params) => {
      send({ id, method: 'workspace/applyEdit', params });
      while (!sent.some((message) => message.id === id)) await turn();
      return sent.find((message) => message.id === id);
    };
    assert.deepStrictEqual((await apply(1, { edit: edit(1, '甲') })).result, { applied: true });
    assert.strictEqual((await apply(2, { edit: edit(1, '乙') })).result.applied, false);
    assert.deepStrictEqual((await apply(3, { edit: edit(null, '丙') })).result, { applied: true });
    assert.strictEqual(document.getText(), '丙甲一\n');
    const { error } = await apply(4, { edit: { documentChanges: [{ kind: 'delete', uri: document.uri.toString() }] } });
    assert.match(error.message, /delete/);
  },
};
