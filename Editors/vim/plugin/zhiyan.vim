" `:ZhiyanCheck` checks the buffer, saved or not, and fills the quickfix list. For Vim 8.1 and later, and Neovim.
" Put this file into ~/.vim/plugin/. g:zhiyan_program names the program, g:zhiyan_options has more arguments.

if exists('g:loaded_zhiyan')
  finish
endif
let g:loaded_zhiyan = 1

function! s:Check() abort
  let name = expand('%:p')
  if name ==# ''
    let name = &filetype ==# 'markdown' ? 'untitled.md' : 'untitled.txt'
  endif
  let program = get(g:, 'zhiyan_program', 'zhiyan')
  let arguments = ['check', '-', '--stdin-filename', name, '--force-exclude', '--format', 'jsonl', '--fail-on', 'never']
  let command = join(map([program] + arguments + get(g:, 'zhiyan_options', []), 'shellescape(v:val)'))
  " Lines go out with LF whatever the file has, so that bytes can be counted.
  let lines = getline(1, '$')
  let starts = [0]
  for line in lines
    call add(starts, starts[-1] + strlen(line) + 1)
  endfor
  let output = system(command, lines)
  if v:shell_error
    echoerr 'zhiyan: ' . output
    return
  endif
  let items = []
  for text in filter(split(output, "\n"), 'v:val[0] ==# "{"')
    let finding = json_decode(text)
    if !has_key(finding, 'rule')
      continue
    endif
    let line = finding.range.start.line
    call add(items, {
          \ 'bufnr': bufnr('%'), 'lnum': line, 'col': finding.range.start.byte - starts[line - 1] + 1,
          \ 'type': get({'error': 'E', 'warning': 'W'}, finding.level, 'I'),
          \ 'text': finding.rule . ' ' . finding.message})
  endfor
  call setqflist([], ' ', {'title': 'zhiyan', 'items': items})
  echo len(items) ? len(items) . ' findings: :copen shows them' : 'zhiyan: no findings'
endfunction

command! ZhiyanCheck call s:Check()
