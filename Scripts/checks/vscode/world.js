// What the cases share: a workspace on the disk, the extension with its settings, waiting, and what is expected.
'use strict';

const assert = require('assert');
const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const { Position, Range, host } = require('vscode');

const [zhiyan, extensionFolder] = process.argv.slice(2);
const extension = require(extensionFolder);
const subscriptions = [];

/** Milliseconds after which what is waited for will not come. */
const LIMIT = 60000;

function workspace(files) {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'zhiyan 直言-')));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** Reads what VS Code would read of the extension's manifest, and starts it. */
async function activate(settings = {}) {
  const manifest = JSON.parse(fs.readFileSync(path.join(extensionFolder, 'package.json'), 'utf8'));
  for (const [key, { default: value }] of Object.entries(manifest.contributes.configuration.properties)) {
    host.defaults.set(key, value);
  }
  host.translations = JSON.parse(fs.readFileSync(path.join(extensionFolder, 'l10n/bundle.l10n.zh-cn.json'), 'utf8'));
  for (const [key, value] of Object.entries({ 'zhiyan.path': zhiyan, ...settings })) host.settings.set(key, value);
  await extension.activate({ subscriptions });
}

async function deactivate() {
  await extension.deactivate();
  for (const one of subscriptions.splice(0)) one.dispose();
}

/** Waits until `test` gives something true, which it returns. */
async function until(what, test) {
  const end = Date.now() + LIMIT;
  for (;;) {
    const result = await test();
    if (result) return result;
    if (Date.now() > end) throw new Error(`this did not come: ${what}\n${host.output.join('\n')}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}

const codes = (document) => host.diagnostics(document).map(({ code }) => (code && code.value) || code);

/** Waits until a document has findings of just these rules, in any order. */
const found = (document, ...rules) => until(
  `${rules} in ${document.uri}, instead of ${codes(document)}`,
  () => JSON.stringify(codes(document).sort()) === JSON.stringify([...rules].sort()));

/** What `zhiyan check` says of a text, with positions as VS Code counts them. */
function expected(document) {
  const output = execFileSync(
    zhiyan, ['check', '-', '--stdin-filename', document.fileName, '--format', 'jsonl', '--fail-on', 'never'],
    { input: document.getText(), encoding: 'utf8' });
  return output.split('\n').filter(Boolean).map((line) => JSON.parse(line)).map(({ range, rule, message }) => ({
    start: document.positionAt(range.start.utf16), end: document.positionAt(range.end.utf16), rule, message }));
}

/** Waits until a document has exactly the findings that the command line has, with links. */
async function agrees(document) {
  const wanted = expected(document);
  let difference;
  try {
    await until('agreement', () => {
      try {
        compare(document, wanted);
        return true;
      } catch (error) {
        difference = error;
        return false;
      }
    });
  } catch {
    throw difference;
  }
}

function compare(document, wanted) {
  const shown = host.diagnostics(document).map(({ range, code, message, source }, index) => [
    range.start, range.end, code.value, source,
    // The advice follows here.
    message.startsWith(wanted[index] && wanted[index].message) ? wanted[index].message : message]);
  assert.deepStrictEqual(shown, wanted.map(({ start, end, rule, message }) => [start, end, rule, 'zhiyan', message]));
}

const range = (...numbers) => new Range(new Position(...numbers.slice(0, 2)), new Position(...numbers.slice(2)));

/** The process of the server that runs now, as the log tells it. */
const serverProcess = () => Number(/process (\d+)/.exec(host.output.filter((line) => /runs as process/.test(line)).at(-1))[1]);

function isAlive(id) {
  try {
    process.kill(id, 0);
    // One that has ended but is not waited for yet is a zombie.
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${id}/status`, 'utf8'));
  } catch {
    return false;
  }
}

module.exports = {
  activate, agrees, codes, deactivate, extensionFolder, found, host, isAlive, range, serverProcess, until, workspace, zhiyan,
};
