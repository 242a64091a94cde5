#!/usr/bin/env python3
"""Drive real editors without a screen: Neovim and Emacs type, read diagnostics, apply fixes and stop.

usage: Scripts/checks/editors.py ZHIYAN

What runs is what Editors/ holds: the Lua module, the Emacs Lisp file with eglot and with Flymake, Vim's compiler in Neovim.
"""
import glob
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EDITORS = ROOT / "Editors"
TEXT = "😀本店是全城最佳的店\n\n文案,世界\n"
FIXED = "😀本店是全城最佳的店\n\n文案，世界\n"

NEOVIM = r"""
local function check(what, ok) if not ok then error(what .. ': ' .. vim.inspect(vim.diagnostic.get(0))) end end
local function run()
  vim.opt.runtimepath:prepend(os.getenv('EDITORS') .. '/neovim')
  vim.opt.runtimepath:prepend(os.getenv('EDITORS') .. '/vim')
  vim.cmd('set nomore noswapfile')
  vim.cmd('filetype plugin on')
  local zhiyan = require('zhiyan')
  zhiyan.setup { cmd = { os.getenv('ZHIYAN'), 'lsp' } }
  vim.cmd('edit 文案.md')
  local buffer = vim.api.nvim_get_current_buf()
  local function wait(count)
    return vim.wait(15000, function() return #vim.diagnostic.get(buffer) == count end, 20)
  end
  check('two diagnostics', wait(2))
  local first = vim.diagnostic.get(buffer)[1]
  check('place in bytes', first.lnum == 0 and first.col == #'😀本店是' and first.end_col == #'😀本店是全城最佳的')
  check('code and source', first.code == 'absolute.superlative' and first.source == 'zhiyan')
  -- Typing: a line more in front, then gone again, character by character.
  vim.api.nvim_buf_set_lines(buffer, 0, 0, false, { '' })
  for _, letter in ipairs({ '立', '即', '抢', '购' }) do
    local column = #vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1]
    vim.api.nvim_buf_set_text(buffer, 0, column, 0, column, { letter })
  end
  check('typed', vim.wait(15000, function()
    return vim.tbl_contains(vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(buffer)), 'hype.act-now')
  end, 20))
  vim.api.nvim_buf_set_lines(buffer, 0, 1, false, {})
  check('deleted', wait(2))
  -- Hover and a quick fix at the cursor.
  local client = vim.lsp.get_client_by_id(zhiyan.attach(buffer, { cmd = { os.getenv('ZHIYAN'), 'lsp' } }))
  vim.api.nvim_win_set_cursor(0, { 1, #'😀本店是全' })
  local at = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local hover = client.request_sync('textDocument/hover', at, 9000, buffer)
  check('hover', vim.inspect(hover.result):find('absolute.superlative', 1, true))
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, only = { 'quickfix' } }
  local actions = client.request_sync('textDocument/codeAction', params, 9000, buffer).result
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  check('comment', vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1]:find('zhiyan:ignore-next absolute.superlative', 1, true))
  check('silenced', wait(1))
  vim.cmd('undo')
  check('undone', wait(2))
  vim.cmd('ZhiyanFix')
  check('fixed', wait(1))
  vim.cmd('write')
  -- The compiler, without a server.
  vim.cmd('compiler zhiyan')
  vim.o.makeprg = vim.o.makeprg:gsub('^zhiyan', os.getenv('ZHIYAN'))
  vim.cmd('silent make!')
  local function quickfix(what)
    local list = vim.fn.getqflist()
    check(what .. vim.inspect(list), #list == 1 and list[1].lnum == 1 and list[1].type:upper() == 'E'
      and list[1].text:find('absolute.superlative', 1, true))
    return list[1]
  end
  quickfix('compiler')
  -- The command, with what is not saved, and exact columns.
  vim.cmd('runtime plugin/zhiyan.vim')
  vim.g.zhiyan_program = os.getenv('ZHIYAN')
  vim.cmd('ZhiyanCheck')
  local found = quickfix('command')
  check('column', vim.fn.strpart(vim.fn.getline(1), found.col - 1, #'全城') == '全城')
  client.stop()
  check('stopped', vim.wait(5000, function() return client.is_stopped() end, 20))
end
local ok, problem = pcall(run)
if not ok then
  io.stderr:write(tostring(problem) .. '\n')
  vim.cmd('cq')
end
vim.cmd('qa!')
"""

EMACS = r"""
(setq debug-on-error t create-lockfiles nil eglot-sync-connect 15 eglot-confirm-server-initiated-edits nil
      eglot-events-buffer-size 0)
(add-to-list 'load-path (concat (getenv "EDITORS") "/emacs"))
(require 'zhiyan)
(setq zhiyan-program (getenv "ZHIYAN") zhiyan-modes '(zy-mode))
(define-derived-mode zy-mode text-mode "zy")
(add-to-list 'auto-mode-alist '("\\.md\\'" . zy-mode))
(zhiyan-eglot-setup)
(require 'eglot)
(defun check (what ok) (unless ok (message "%s: %S" what (flymake-diagnostics)) (kill-emacs 1)))
(defun words ()
  ;; What is not drawn anew yet may lie behind the end.
  (mapcar (lambda (d) (ignore-errors (buffer-substring (flymake-diagnostic-beg d) (flymake-diagnostic-end d))))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))
(defun wait (what wanted)
  (with-timeout (15 (check what nil))
    (while (not (equal (words) wanted)) (accept-process-output nil 0.05) (flymake-start))))
(defun actions (kind begin end)
  (append (jsonrpc-request (eglot--current-server-or-lose) :textDocument/codeAction
            (list :textDocument (eglot--TextDocumentIdentifier)
                  :range (list :start (eglot--pos-to-lsp-position begin) :end (eglot--pos-to-lsp-position end))
                  :context (list :diagnostics [] :only (vector kind)))) nil))

(find-file "文案.md")
(eglot-ensure)
(run-hooks 'post-command-hook)
(wait "diagnostics" '("全城最佳的" ","))
(goto-char (point-min))
(insert "立即抢购\n")
(eglot--signal-textDocument/didChange)
(wait "typed" '("立即抢购" "全城最佳的" ","))
(delete-region (point-min) (point))
(eglot--signal-textDocument/didChange)
(wait "deleted" '("全城最佳的" ","))
(goto-char 6)
(let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams))))
  (check "hover" (string-match "absolute.superlative" (format "%s" hover))))
(eglot--apply-workspace-edit (plist-get (car (actions "quickfix" 6 6)) :edit))
(check "comment" (string-prefix-p "<!-- zhiyan:ignore-next absolute.superlative" (buffer-string)))
(eglot--signal-textDocument/didChange)
(wait "silenced" '(","))
(goto-char (point-min))
(delete-region (point-min) (line-beginning-position 2))
(eglot--signal-textDocument/didChange)
(wait "undone" '("全城最佳的" ","))
(eglot--apply-workspace-edit (plist-get (car (actions "source.fixAll" (point-min) (point-max))) :edit))
(eglot--signal-textDocument/didChange)
(wait "fixed" '("全城最佳的"))
(save-buffer)
(let ((server (eglot--current-server-or-lose)))
  (eglot-shutdown server)
  (check "stopped" (not (jsonrpc-running-p server))))

;; Flymake alone, with what is not saved.
(with-temp-buffer
  (set-visited-file-name (expand-file-name "另一.md") t)
  (setq-local flymake-diagnostic-functions nil)
  (insert "😀本店是全城最佳的店\n")
  (zhiyan-flymake-setup)
  (flymake-start)
  (wait "flymake" '("全城最佳的"))
  (set-buffer-modified-p nil))
(kill-emacs 0)
"""


def run(command, folder, zhiyan, text=None):
    environment = {**os.environ, "ZHIYAN": zhiyan, "EDITORS": str(EDITORS), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
                   "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "none"), "XDG_STATE_HOME": str(folder / "none")}
    done = subprocess.run(command, cwd=folder / "ws", env=environment, capture_output=True, text=True, timeout=120)
    if done.returncode:
        sys.exit(f"{command[0]}: exit {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    fixed = (folder / "ws" / "文案.md").read_text()
    assert fixed == FIXED, (command[0], fixed)


def workspace(folder):
    shutil.rmtree(folder / "ws", ignore_errors=True)
    (folder / "ws").mkdir()
    subprocess.run(["git", "init", "-q", "."], cwd=folder / "ws", check=True)
    (folder / "ws" / "文案.md").write_text(TEXT)
    (folder / "ws" / ".zhiyan.yaml").write_text('packs: [absolute, hype, typography]\n')


def check_files(zhiyan):
    package = json.loads((EDITORS / "vscode" / "package.json").read_text())
    assert (EDITORS / "vscode" / package["main"]).exists()
    json.loads((EDITORS / "zed" / "settings.json").read_text())
    import re
    pattern = package["contributes"]["problemMatchers"][0]["pattern"]
    output = subprocess.run([zhiyan, "check", "-", "--stdin-filename", "文案.md", "--format", "github", "--fail-on", "never"],
                            input=TEXT.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    found = re.search(pattern["regexp"], output, re.M)
    assert found and found[pattern["file"]] == "文案.md" and found[pattern["line"]] == "1", output
    try:
        import tomllib
    except ModuleNotFoundError:
        return
    languages = tomllib.loads((EDITORS / "helix" / "languages.toml").read_text())
    assert languages["language-server"]["zhiyan"]["args"] == ["lsp"]


def main():
    zhiyan = str(pathlib.Path(sys.argv[1]).resolve())
    check_files(zhiyan)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        (folder / "t.lua").write_text(NEOVIM)
        (folder / "t.el").write_text(EMACS)
        workspace(folder)
        run(["nvim", "--headless", "--clean", "-c", f"luafile {folder}/t.lua"], folder, zhiyan)
        workspace(folder)
        paths = [part for path in glob.glob("/usr/share/emacs/site-lisp/elpa/*") for part in ("-L", path)]
        run(["emacs", "-Q", "--batch", *paths, "-l", str(folder / "t.el")], folder, zhiyan)
    print("editors: Neovim, Emacs with eglot, Emacs with Flymake, Vim's compiler")


if __name__ == "__main__":
    main()
