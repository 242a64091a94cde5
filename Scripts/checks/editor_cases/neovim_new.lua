-- Stand-ins for how newer Neovims start servers, by their documentation. $STAND_IN says which: 0.8 or 0.11.
local clients = {}

-- A client of the same name and folder is used again.
local function start(config, options)
  local key = config.name .. ' ' .. (config.root_dir or '')
  if not (clients[key] and vim.lsp.get_client_by_id(clients[key])) then clients[key] = vim.lsp.start_client(config) end
  vim.lsp.buf_attach_client(options.bufnr, clients[key])
  return clients[key]
end

if os.getenv('STAND_IN') == '0.8' then
  vim.lsp.start = start
else
  vim.lsp.config = setmetatable({}, {
    __call = function(self, name, config)
      local known = {
        cmd = true, filetypes = true, root_markers = true, settings = true, init_options = true,
      }
      for key in pairs(config) do assert(known[key], 'no key of vim.lsp.Config: ' .. key) end
      rawset(self, name, vim.tbl_deep_extend('force', rawget(self, name) or {}, config))
    end,
  })
  vim.lsp.enable = function(name)
    vim.api.nvim_create_autocmd('FileType', {
      pattern = vim.lsp.config[name].filetypes,
      callback = function(event)
        local config = vim.tbl_extend('force', vim.lsp.config[name], { name = name })
        for _, marker in ipairs(config.root_markers) do
          local found = vim.fn.finddir(marker, vim.fn.expand('%:p:h') .. ';')
          if found == '' then found = vim.fn.findfile(marker, vim.fn.expand('%:p:h') .. ';') end
          if found ~= '' and not config.root_dir then
            config.root_dir = vim.fn.fnamemodify(found, ':p'):gsub('/$', ''):match('(.*)/')
          end
        end
        config.root_markers, config.filetypes = nil, nil
        start(config, { bufnr = event.buf })
      end,
    })
  end
end
