" zhiyan for ALE: the buffer goes through standard input, saved or not. g:zhiyan_program names the program.

function! zhiyan#ale#Define(filetype) abort
  call ale#linter#Define(a:filetype, {
        \ 'name': 'zhiyan',
        \ 'executable': {_ -> get(g:, 'zhiyan_program', 'zhiyan')},
        \ 'command': function('zhiyan#ale#Command'),
        \ 'callback': 'zhiyan#ale#Handle',
        \})
endfunction

function! zhiyan#ale#Command(buffer) abort
  let name = expand('#' . a:buffer . ':p')
  if name ==# ''
    let name = getbufvar(a:buffer, '&filetype') ==# 'markdown' ? 'untitled.md' : 'untitled.txt'
  endif
  return '%e check - --stdin-filename ' . ale#Escape(name) . ' --force-exclude --format rdjson --fail-on never'
endfunction

" What is in a report, as ALE wants it. Columns are bytes in both; the end is behind the last one in the report.
function! zhiyan#ale#Handle(buffer, lines) abort
  try
    let report = json_decode(join(a:lines, ''))
  catch
    return [{'lnum': 1, 'type': 'E', 'text': 'zhiyan: ' . join(a:lines, ' ')}]
  endtry
  let items = []
  for finding in report.diagnostics
    let item = {'lnum': 1, 'type': finding.severity[0], 'code': finding.code.value, 'text': finding.message}
    if has_key(finding.location, 'range')
      let range = finding.location.range
      call extend(item, {'lnum': range.start.line, 'col': range.start.column,
            \ 'end_lnum': range.end.line, 'end_col': max([range.start.column, range.end.column - 1])})
    endif
    call add(items, item)
  endfor
  return items
endfunction
