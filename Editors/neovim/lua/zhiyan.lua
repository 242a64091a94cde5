-- zhiyan in Neovim 0.7 to 0.11, without other plugins.
--
-- Put this file into ~/.config/nvim/lua/ and write in init.lua:
--
--   require('zhiyan').setup()
--   require('zhiyan').setup { cmd = { '/opt/zhiyan', 'lsp' }, settings = { channel = 'sms' } }

local M = {}

local defaults = {
  cmd = { 'zhiyan', 'lsp' },
  -- Rule files are YAML; other YAML is left alone by the server.
  filetypes = { 'markdown', 'text', 'yaml' },
  -- The keys of `zhiyan` in the server's settings: language, channel, profile, minLevel, rules, enable, disable, config.
  settings = {},
}

-- The folder that a file belongs to: where its configuration or its repository is.
local function root(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  for _, name in ipairs({ '.zhiyan.yaml', '.git' }) do
    local found = vim.fn.findfile(name, folder .. ';')
    if found == '' then found = vim.fn.finddir(name, folder .. ';') end
    if found ~= '' then return vim.fn.fnamemodify(found, ':p:h' .. (name == '.git' and vim.fn.isdirectory(found) == 1 and ':h' or '')) end
  end
  return folder
end

-- What all ways of starting a server have in common.
local function configuration(options)
  return {
    name = 'zhiyan', cmd = options.cmd, init_options = options.settings, settings = { zhiyan = options.settings },
  }
end

local clients = {}

-- Neovim 0.7 starts servers, but does not know which of them run already.
local function start(buffer, config)
  local id = clients[config.root_dir]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then vim.lsp.buf_attach_client(buffer, id) end
  return id
end

-- Starts a server for the folder of a buffer, or takes the one that runs there.
function M.attach(buffer, options)
  options = vim.tbl_extend('force', defaults, options or {})
  local path = vim.api.nvim_buf_get_name(buffer)
  local config = configuration(options)
  config.root_dir = path ~= '' and root(path) or vim.fn.getcwd()
  -- Since 0.8.
  if vim.lsp.start then return vim.lsp.start(config, { bufnr = buffer }) end
  return start(buffer, config)
end

-- Makes all changes that are safe.
function M.fix(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local last = vim.api.nvim_buf_line_count(buffer)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = { start = { line = 0, character = 0 }, ['end'] = { line = last, character = 0 } },
    context = { diagnostics = {}, only = { 'source.fixAll.zhiyan' } },
  }
  local answers, problem = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', params, 10000)
  if not answers then return vim.notify('zhiyan: ' .. tostring(problem), vim.log.levels.ERROR) end
  for id, answer in pairs(answers) do
    local client = vim.lsp.get_client_by_id(id)
    for _, action in ipairs(answer.result or {}) do
      if client.name == 'zhiyan' and action.edit then
        vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
      end
    end
  end
end

function M.setup(options)
  options = vim.tbl_extend('force', defaults, options or {})
  vim.api.nvim_create_user_command('ZhiyanFix', function() M.fix() end, { desc = 'Fix all that is safe to fix' })
  -- Since 0.11 Neovim starts servers itself; `:checkhealth vim.lsp` shows them, and `vim.lsp.config` changes them.
  if vim.lsp.config and vim.lsp.enable then
    local config = configuration(options)
    config.name = nil
    config.filetypes = options.filetypes
    config.root_markers = { '.zhiyan.yaml', '.git' }
    vim.lsp.config('zhiyan', config)
    vim.lsp.enable('zhiyan')
    return
  end
  local group = vim.api.nvim_create_augroup('zhiyan', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group, pattern = options.filetypes,
    callback = function(event)
      if vim.bo[event.buf].buftype == '' then M.attach(event.buf, options) end
    end,
  })
end

return M
