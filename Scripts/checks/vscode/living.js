// The server and the world around it: settings, files, folders, and what goes wrong.
'use strict';

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { host } = require('vscode');
const { activate, deactivate, found, isAlive, serverProcess, until, workspace, zhiyan } = require('./world');

async function begin(text = '甲\n\n立即抢购\n', settings = { 'zhiyan.disable': ['message'] }) {
  const folder = workspace({ 'a.md': text });
  host.addFolder(folder);
  await activate(settings);
  return { folder, document: host.open(path.join(folder, 'a.md')) };
}

const errors = () => host.shown.filter(({ kind }) => kind === 'error').map(({ message }) => message);

module.exports = {
  async 'settings'() {
    const { document } = await begin(undefined, { 'zhiyan.disable': ['hype', 'message'] });
    host.type(document, 0, 0, '全城最佳的店');
    await found(document, 'absolute.superlative');
    host.set('zhiyan.disable', ['message']);
    await found(document, 'absolute.superlative', 'hype.act-now');
    host.set('zhiyan.minLevel', 'error');
    await found(document, 'absolute.superlative');
    host.set('zhiyan.language', 'en');
    await until('English', () => !/[“”]是绝对化/.test(host.diagnostics(document)[0].message));
    host.set('zhiyan.minLevel', 'loud');
    const told = await until('a warning', () => host.shown.find(({ kind }) => kind === 'warning'));
    assert.match(told.message, /minLevel/);
  },

  async 'the language of the editor'() {
    host.language = 'en';
    const { document } = await begin(undefined, { 'zhiyan.disable': ['message'], 'zhiyan.language': 'zh' });
    const speaks = (pattern) => until(`${pattern}`, () => host.diagnostics(document).some(({ message }) => pattern.test(message)));
    await speaks(/在催促读者/);
    host.set('zhiyan.language', '');
    await speaks(/presses the reader/);
    host.set('zhiyan.language', 'zh');
    await speaks(/在催促读者/);
    host.language = 'zh-cn';
  },

  async 'files that change on disk'() {
    const { folder, document } = await begin();
    await found(document, 'hype.act-now');
    const file = path.join(folder, '.zhiyan.yaml');
    host.write(file, 'levels: {hype.act-now: "off"}\n');
    await found(document);
    host.write(file, 'levels: {hype.act-now: off}\n');
    await until('a broken configuration is told', () => errors().length > 0);
    await found(document);
    host.remove(file);
    await found(document, 'hype.act-now');
  },

  async 'a second folder'() {
    const { document } = await begin();
    await found(document, 'hype.act-now');
    const second = workspace({ 'b.md': '立即抢购\n' });
    host.addFolder(second);
    const other = host.open(path.join(second, 'b.md'));
    await found(other, 'hype.act-now');
    // Its files are watched as well, and its configuration is its own.
    host.write(path.join(second, '.zhiyan.yaml'), 'levels: {hype.act-now: "off"}\n');
    await found(other);
    await found(document, 'hype.act-now');
    // A new configuration belongs into the folder that is open; where none is, beside the file.
    host.remove(path.join(second, '.zhiyan.yaml'));
    fs.mkdirSync(path.join(second, 'sub'));
    const allow = async (name) => {
      const file = path.join(second, 'sub', name);
      fs.writeFileSync(file, '立即抢购\n');
      const inner = host.open(file);
      await found(inner, 'hype.act-now');
      const actions = await host.codeActions(inner, inner.wholeRange);
      await host.pick(actions.find(({ title }) => title.includes('白名单')));
      await found(inner);
    };
    await allow('c.md');
    assert(fs.existsSync(path.join(second, '.zhiyan.yaml')));
    host.remove(path.join(second, '.zhiyan.yaml'));
    await found(other, 'hype.act-now');
    host.removeFolder(second);
    await allow('d.md');
    assert(fs.existsSync(path.join(second, 'sub', '.zhiyan.yaml')));
  },

  async 'no folder at all'() {
    const folder = workspace({ 'a.md': '立即抢购\n', '.zhiyan.yaml': 'packs: [hype]\n' });
    await activate();
    const document = host.open(path.join(folder, 'a.md'));
    await found(document, 'hype.act-now');
    // Files are watched in folders only; here, saving tells.
    const configuration = host.open(path.join(folder, '.zhiyan.yaml'));
    host.type(configuration, 1, 0, 'levels: {hype.act-now: "off"}\n');
    await configuration.save();
    await found(document);
  },

  async 'the program is missing'() {
    host.clicks.push('打开设置');
    const { document } = await begin(undefined, { 'zhiyan.path': '/nowhere/zhiyan' });
    const [message] = errors();
    assert.strictEqual(message, '找不到 zhiyan：“/nowhere/zhiyan”。请先安装，或在设置 zhiyan.path 里写明程序的位置。');
    await until('the settings', () => host.openedSettings[0] === 'zhiyan.path');
    assert.deepStrictEqual(host.diagnostics(document), []);
    // Setting the path is enough.
    host.set('zhiyan.path', zhiyan);
    await found(document, 'hype.act-now');
  },

  async 'the program is another'() {
    host.language = 'en';
    await begin(undefined, { 'zhiyan.path': '/bin/false' });
    assert.match(errors()[0], /^zhiyan does not start: ended with code 1\. Set zhiyan\.path/);
    host.set('zhiyan.path', '/bin/cat');
    await until('cat is no server', () => errors().length === 2);
    host.set('zhiyan.path', '/bin/ls');
    const third = await until('ls says why', () => errors()[2]);
    assert.match(third, /cannot access/);
    host.language = 'zh-cn';
  },

  async 'a program that never answers'() {
    const { folder } = await begin();
    const sleeper = path.join(folder, 'sleeper');
    fs.writeFileSync(sleeper, '#!/bin/sh\necho $$ > "$0.pid"\nexec sleep 600\n', { mode: 0o755 });
    host.set('zhiyan.path', sleeper);
    const id = await until('it runs', () => fs.existsSync(sleeper + '.pid') && Number(fs.readFileSync(sleeper + '.pid', 'utf8')));
    await deactivate();
    assert(!isAlive(id));
  },

  async 'killed, and started again'() {
    const { document } = await begin();
    for (let time = 0; time < 6; time++) {
      await found(document, 'hype.act-now');
      // The next server has to learn of a text that is not at its first version.
      host.type(document, 0, 0, '乙');
      const id = serverProcess();
      process.kill(id, 'SIGKILL');
      await until('the end', () => !isAlive(id));
      if (time < 5) await until('another server', () => serverProcess() !== id);
    }
    // Six times is too often.
    const message = await until('a message', () => errors()[0]);
    assert.match(message, /^zhiyan 一再退出，不再自动启动。最后一次：被信号 SIGKILL 终止。$/);
    assert.deepStrictEqual(host.diagnostics(document), [], 'nothing stays that nobody keeps up to date');
    await host.run('zhiyan.restart');
    await found(document, 'hype.act-now');
  },

  async 'deactivated'() {
    const { document } = await begin();
    await found(document, 'hype.act-now');
    const id = serverProcess();
    host.set('zhiyan.trace.server', 'messages');
    const before = host.output.length;
    await deactivate();
    assert(!isAlive(id));
    const said = host.output.slice(before).map((line) => line.replace(/^\S+ | #\d+$/g, ''));
    const order = ['→ shutdown', '← answer', '→ exit'].map((line) => said.lastIndexOf(line));
    assert(0 <= order[0] && order[0] < order[1] && order[1] < order[2], said.join());
    assert.deepStrictEqual(host.diagnostics(document), []);
    assert.deepStrictEqual(host.commands.size + host.watchers.size + host.providers.hover.size, 0);
    assert.deepStrictEqual(errors(), []);
  },

  async 'the log'() {
    const { document } = await begin(undefined, { 'zhiyan.trace.server': 'verbose' });
    await found(document, 'hype.act-now');
    assert(host.output.some((line) => /→ textDocument\/didOpen/.test(line)));
    assert(host.output.some((line) => /← textDocument\/publishDiagnostics/.test(line)));
    assert(host.output.some((line) => /"languageId": "markdown"/.test(line)));
    const changes = () => host.output.filter((line) => line.includes('→ textDocument/didChange')).length;
    host.type(document, 0, 0, '乙');
    assert.strictEqual(changes(), 1, 'that a text has become dirty is no change');
    await host.run('zhiyan.showOutput');
    assert(host.output.shown);
  },
};
