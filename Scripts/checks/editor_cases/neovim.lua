-- Run in Neovim with the lines of Docs/editors.md as its init.lua: typing, diagnostics, hover, fixes, stopping.
local function check(what, ok) if not ok then error(what .. ': ' .. vim.inspect(vim.diagnostic.get(0))) end end
local function run()
  vim.cmd('set nomore noswapfile')
  vim.cmd('edit 文案.md')
  local buffer = vim.api.nvim_get_current_buf()
  local function wait(count)
    return vim.wait(60000, function() return #vim.diagnostic.get(buffer) == count end, 20)
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
  check('typed', vim.wait(60000, function()
    return vim.tbl_contains(vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(buffer)), 'hype.act-now')
  end, 20))
  vim.api.nvim_buf_set_lines(buffer, 0, 1, false, {})
  check('deleted', wait(2))
  -- Hover and a quick fix at the cursor.
  local client = vim.tbl_values(vim.lsp.buf_get_clients(buffer))[1]
  check('name', client.name == 'zhiyan')
  -- The folder is that of the configuration; another text there is for the same server.
  check('folder', client.config.root_dir == vim.fn.getcwd())
  vim.cmd('edit 目\\ 录/文\\ 案.md')
  check('the other text', vim.wait(60000, function() return #vim.diagnostic.get(0) == 3 end, 20))
  check('one server', #vim.lsp.get_active_clients() == 1)
  vim.cmd('buffer ' .. buffer)
  vim.api.nvim_win_set_cursor(0, { 1, #'😀本店是全' })
  local at = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local hover = client.request_sync('textDocument/hover', at, 60000, buffer)
  check('hover', vim.inspect(hover.result):find('absolute.superlative', 1, true))
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {}, only = { 'quickfix' } }
  local actions = client.request_sync('textDocument/codeAction', params, 60000, buffer).result
  vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
  check('comment', vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1]:find('zhiyan:ignore-next absolute.superlative', 1, true))
  check('silenced', wait(1))
  vim.cmd('undo')
  check('undone', wait(2))
  vim.cmd('ZhiyanFix')
  check('fixed', wait(1))
  vim.cmd('write')
  -- The same plug-in as in Vim, with what is not saved, and exact columns.
  vim.opt.runtimepath:prepend(os.getenv('EDITORS') .. '/vim')
  vim.cmd('runtime plugin/zhiyan.vim')
  local function quickfix(what)
    local list = vim.tbl_filter(function(item) return item.valid == 1 end, vim.fn.getqflist())
    check(what .. vim.inspect(vim.fn.getqflist()), #list == 1 and list[1].lnum == 1 and list[1].type == 'E')
    check('column', vim.fn.strpart(vim.fn.getline(1), list[1].col - 1, #'全城') == '全城')
  end
  vim.cmd('compiler zhiyan | silent make!')
  quickfix('compiler')
  vim.cmd('ZhiyanCheck')
  quickfix('command')
  client.stop()
  check('stopped', vim.wait(60000, function() return client.is_stopped() end, 20))
end
local ok, problem = pcall(run)
if not ok then
  io.stderr:write(tostring(problem) .. '\n')
  vim.cmd('cq')
end
vim.cmd('qa!')
