// Runs the extension of Editors/vscode over a stand-in for VS Code and the real server.
// usage: node drive.js ZHIYAN EXTENSION-FOLDER, with the folder `modules` beside this on NODE_PATH
'use strict';

const { deactivate, host } = require('./world');

const CASES = { ...require('./wire'), ...require('./writing'), ...require('./living') };

// A promise that nobody settles would end all this in silence.
process.exitCode = 1;

async function main() {
  const [only] = process.argv.slice(4);
  for (const [name, work] of Object.entries(CASES)) {
    if (only && name !== only) continue;
    try {
      await work();
      await deactivate();
    } catch (error) {
      console.error(`${name}: ${error.stack}`);
      process.exit(1);
    }
    if (host.events.open.count + host.events.change.count + host.events.configuration.count > 0) {
      console.error(`${name}: somebody still listens after the extension has gone`);
      process.exit(1);
    }
    for (const document of [...host.documents.values()]) host.close(document);
    host.settings.clear();
    host.folders = [];
    host.shown.length = host.output.length = host.clicks.length = host.openedSettings.length = 0;
    console.log(name);
  }
  process.exitCode = 0;
}

main();
