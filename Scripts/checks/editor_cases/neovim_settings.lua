-- Run in Neovim with the second init.lua of Docs/editors.md: the settings arrive.
local ok, problem = pcall(function()
  vim.cmd('set noswapfile | edit 文案.md')
  assert(vim.wait(60000, function() return #vim.diagnostic.get(0) == 2 end, 20), vim.inspect(vim.diagnostic.get(0)))
  -- A text message is no advertisement that everybody sees: there it is an error.
  assert(vim.diagnostic.get(0)[1].severity == vim.diagnostic.severity.WARN)
  local client = vim.lsp.get_active_clients()[1]
  assert(client.config.init_options.channel == 'sms' and client.config.settings.zhiyan.channel == 'sms')
end)
if not ok then
  io.stderr:write(tostring(problem) .. '\n')
  vim.cmd('cq')
end
vim.cmd('qa!')
