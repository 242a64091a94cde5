// Somebody writes: findings, reasons, fixes, completion.
'use strict';

const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { DiagnosticSeverity, host } = require('vscode');
const { activate, agrees, found, range, until, workspace } = require('./world');

const CONFIGURATION = 'packs: [absolute, hype, typography]\n';
const TEXT = '😀本店是全城最佳的店\n\n文案,世界\n';

async function begin(files = { '.zhiyan.yaml': CONFIGURATION, '文案.md': TEXT }) {
  const folder = workspace(files);
  host.folders = [];
  host.addFolder(folder);
  await activate();
  return folder;
}

const titled = (actions, words) => {
  const action = actions.find(({ title }) => title.includes(words));
  assert(action, `no action “${words}” among ${actions.map(({ title }) => title).join(' | ')}`);
  return action;
};

module.exports = {
  async 'open and type'() {
    const folder = await begin();
    const document = host.open(path.join(folder, '文案.md'));
    await found(document, 'absolute.superlative', 'typography.half-width-punctuation');
    const [first] = host.diagnostics(document);
    assert(first.range.isEqual(range(0, 5, 0, 10)), 'an emoji is two units');
    assert.strictEqual(document.getText(first.range), '全城最佳的');
    assert.strictEqual(first.severity, DiagnosticSeverity.Error);
    assert.match(first.code.target.toString(), /^https:\/\/.*absolute/);
    await agrees(document);
    for (const [index, letter] of [...'👨‍👩‍👧立即抢购'].entries()) {
      host.type(document, 1, [...'👨‍👩‍👧立即抢购'].slice(0, index).join('').length, letter);
    }
    await found(document, 'absolute.superlative', 'hype.act-now', 'typography.half-width-punctuation');
    await agrees(document);
    // Several cursors at once, and a line gone.
    host.edit(document, { range: range(0, 0, 1, 0), text: '' }, { range: range(3, 0, 3, 0), text: '立即抢购\r\n' });
    await found(document, 'hype.act-now', 'hype.act-now', 'typography.half-width-punctuation');
    await agrees(document);
    host.close(document);
    await until('closing clears', () => host.diagnostics(document).length === 0);
  },

  async 'many edits'() {
    const seed = Number(process.env.SEED) || Date.now() % 1e6;
    let state = seed;
    // As good as any for this: https://en.wikipedia.org/wiki/Lehmer_random_number_generator
    const random = (limit) => (state = (state * 48271) % 2147483647) % limit;
    const folder = await begin();
    const document = host.open(path.join(folder, '文案.md'));
    const pieces = ['立即抢购', '全城最佳的', '😀', '👨‍👩‍👧', '案,世', '\n', '\r\n', '\r', 'a b', '', '\n\n'];
    try {
      for (let round = 1; round <= 400; round++) {
        // Whole characters, from the start to the end of the text; several places at once, none in another.
        const text = document.getText();
        const places = [0];
        for (const letter of text) places.push(places.at(-1) + letter.length);
        const chosen = Array.from({ length: 2 * (1 + random(3)) }, () => random(places.length)).sort((a, b) => a - b);
        const edits = [];
        for (let index = 0; index < chosen.length; index += 2) {
          const [from, to] = [chosen[index], Math.min(chosen[index + 1], chosen[index] + random(8))].map(
            (place) => document.positionAt(places[place]));
          edits.push({ range: range(from.line, from.character, to.line, to.character), text: pieces[random(pieces.length)] });
        }
        host.edit(document, ...edits);
        if (round % 40 === 0) await agrees(document);
      }
    } catch (error) {
      error.message = `SEED=${seed}: ${error.message}`;
      throw error;
    }
  },

  async 'other ends of lines, other documents'() {
    const folder = await begin({ '.zhiyan.yaml': CONFIGURATION, 'a.txt': '甲\r\n\r\n立即抢购\r\n', 'b.json': '"立即抢购"' });
    const text = host.open(path.join(folder, 'a.txt'));
    const json = host.open(path.join(folder, 'b.json'));
    const untitled = host.untitled('markdown', '# 立即抢购\n');
    await found(text, 'hype.act-now');
    await agrees(text);
    host.edit(text, { range: range(0, 1, 1, 0), text: '' });
    await until('a line less', () => host.diagnostics(text)[0].range.start.line === 1);
    await agrees(text);
    await found(untitled, 'hype.act-now');
    assert.deepStrictEqual(host.diagnostics(json), []);
  },

  async 'hover'() {
    const folder = await begin();
    const document = host.open(path.join(folder, '文案.md'));
    await found(document, 'absolute.superlative', 'typography.half-width-punctuation');
    const [hover] = await host.hover(document, 0, 7);
    assert.match(hover.contents[0].value, /absolute\.superlative/);
    assert.match(hover.contents[0].value, /广告法/);
    assert.strictEqual(hover.contents[0].isTrusted, undefined, 'what a rule file says runs no commands');
    assert(hover.range.isEqual(range(0, 5, 0, 10)));
    assert.deepStrictEqual(await host.hover(document, 0, 3), []);
  },

  async 'quick fixes'() {
    const folder = await begin();
    const document = host.open(path.join(folder, '文案.md'));
    await found(document, 'absolute.superlative', 'typography.half-width-punctuation');
    const quiet = host.output.length;
    host.set('zhiyan.trace.server', 'messages');
    assert.deepStrictEqual(await host.codeActions(document, range(0, 0, 0, 1)), []);
    assert(!host.output.slice(quiet).some((line) => line.includes('codeAction')), 'nothing is asked where nothing is found');
    const actions = await host.codeActions(document, range(2, 2, 2, 3));
    assert(actions.every(({ diagnostics }) => diagnostics.every((one) => host.diagnostics(document).includes(one))));
    const rewrite = titled(actions, '改成“，”');
    assert(rewrite.isPreferred);
    await host.pick(rewrite);
    assert.strictEqual(document.getText(), TEXT.replace(',', '，'));
    await found(document, 'absolute.superlative');
    await host.pick(titled(await host.codeActions(document, range(0, 6, 0, 6)), '这一行忽略'));
    await found(document);
    assert.match(document.getText(), /zhiyan:ignore-next absolute\.superlative/);
  },

  async 'fix all on saving'() {
    const folder = await begin();
    const document = host.open(path.join(folder, '文案.md'));
    const { 'editor.codeActionsOnSave': shown } = JSON.parse(process.env.PAGE_SETTINGS);
    host.set('editor.codeActionsOnSave', { ...shown, 'source.organizeImports': 'explicit' });
    host.set('zhiyan.trace.server', 'verbose');
    host.type(document, 0, 0, '甲,乙');
    await host.save(document);
    const asked = host.output.filter((line) => line.includes('"only"'));
    assert(asked.length === 1 && /"only": \[\s+"source\.fixAll\.zhiyan"\s+\]/.test(asked[0]), asked.join());
    assert.strictEqual(fs.readFileSync(document.fileName, 'utf8'), '甲，乙😀本店是全城最佳的店\n\n文案，世界\n');
    host.set('editor.codeActionsOnSave', { 'source.fixAll': 'always' });
    host.type(document, 0, 0, '丙,丁');
    await host.save(document);
    assert.match(document.getText(), /^丙，丁甲/);
    await found(document, 'absolute.superlative');
  },

  async 'words to allow'() {
    const folder = await begin();
    const document = host.open(path.join(folder, '文案.md'));
    await found(document, 'absolute.superlative', 'typography.half-width-punctuation');
    await host.pick(titled(await host.codeActions(document, range(0, 6, 0, 6)), '加入 .zhiyan.yaml 的白名单'));
    // Nobody sees the configuration, so it is saved, and counts.
    await found(document, 'typography.half-width-punctuation');
    const written = fs.readFileSync(path.join(folder, '.zhiyan.yaml'), 'utf8');
    assert(written.startsWith(CONFIGURATION) && written.includes('全城最佳的'), written);
    // Where somebody looks at it, it is theirs to save.
    const configuration = host.open(path.join(folder, '.zhiyan.yaml'));
    host.type(document, 0, 0, '立即抢购');
    await found(document, 'hype.act-now', 'typography.half-width-punctuation');
    await host.pick(titled(await host.codeActions(document, range(0, 1, 0, 1)), '加入 .zhiyan.yaml 的白名单'));
    await until('the entry', () => configuration.getText().includes('立即抢购'));
    assert(configuration.isDirty);
    await configuration.save();
    await found(document, 'typography.half-width-punctuation');
  },

  async 'a configuration is made'() {
    const folder = await begin({ 'sub/文案.md': TEXT });
    const document = host.open(path.join(folder, 'sub/文案.md'));
    await found(document, 'absolute.superlative');
    await host.pick(titled(await host.codeActions(document, range(0, 6, 0, 6)), '加入 .zhiyan.yaml 的白名单'));
    await found(document);
    assert.match(fs.readFileSync(path.join(folder, '.zhiyan.yaml'), 'utf8'), /全城最佳的/);
  },

  async 'rule files'() {
    const rules = 'pack: own\nrules:\n  - id: own.rule\n    check: phrase\n    level: \n';
    const folder = await begin({ 'own.yaml': rules, 'other.yaml': 'a: 立即抢购\n' });
    const document = host.open(path.join(folder, 'own.yaml'));
    const other = host.open(path.join(folder, 'other.yaml'));
    await until('mistakes', () => host.diagnostics(document).length > 0);
    const items = await host.complete(document, 4, 11);
    assert.deepStrictEqual(items.map(({ label }) => label).sort(), ['error', 'suggestion', 'warning']);
    assert(items.every(({ kind }) => kind === 11), 'values');
    host.edit(document, { range: items[0].range, text: items[0].insertText });
    assert.match(document.lineAt(4).text, /level: (error|suggestion|warning)$/);
    assert.deepStrictEqual(host.diagnostics(other), []);
  },
};
