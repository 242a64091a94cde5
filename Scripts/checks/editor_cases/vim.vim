" Run in Vim with the lines of Docs/editors.md as its vimrc: the compiler over saved files, the command over what is not saved.
set nomore noswapfile encoding=utf-8

function! s:Texts(buffer, line, column, length) abort
  return strpart(getbufline(a:buffer, a:line)[0], a:column - 1, a:length)
endfunction

try
  " The page sets the compiler for Markdown.
  edit 目\ 录/文\ 案.md
  call assert_equal('zhiyan', get(b:, 'current_compiler', 'none'))
  silent make!
  let found = filter(getqflist(), 'v:val.valid')
  call assert_equal([[1, 'E', 'absolute.superlative'], [3, 'I', 'typography.half-width-punctuation'], [4, 'W', 'hype.act-now']],
        \ map(copy(found), '[v:val.lnum, v:val.type, v:val.module]'), string(getqflist()))
  call assert_equal([bufnr('%')], uniq(map(copy(found), 'v:val.bufnr')))
  call assert_equal(['全城最佳的', ',', '立即抢购'],
        \ map(copy(found), {_, item -> s:Texts(item.bufnr, item.lnum, item.col, [15, 1, 12][_])}))
  call assert_match('^“全城最佳的”是绝对化用语', found[0].text)
  call assert_equal(len(found), len(getqflist()), 'nothing but findings: ' . string(getqflist()))
  " Files that cannot be read, and mistakes of a configuration, are not passed over.
  edit 坏.md
  silent make!
  let found = filter(getqflist(), 'v:val.bufnr == bufnr("%") && v:val.type ==# "E"')
  call assert_equal(1, len(found), string(getqflist()))
  call assert_match('UTF-8', found[0].text)
  edit broken/x.md
  silent make!
  call assert_match('pakcs', string(getqflist()))
  " The command, with lines that are not on the disk.
  edit 文案.md
  call append(0, ['未存盘', "\t😀立即抢购"])
  silent ZhiyanCheck
  let found = getqflist()
  call assert_equal([[2, 'W'], [3, 'E'], [5, 'I']], map(copy(found), '[v:val.lnum, v:val.type]'), string(found))
  call assert_equal(['立即抢购', '全城最佳的', ','],
        \ map(copy(found), {_, item -> s:Texts(item.bufnr, item.lnum, item.col, [12, 15, 1][_])}))
  call assert_match('^hype.act-now “立即抢购”', found[0].text)
  call assert_true(&modified)
  " One without a name.
  enew!
  call setline(1, '全城最佳的店')
  silent ZhiyanCheck
  call assert_equal([[1, 1, bufnr('%')]], map(getqflist(), '[v:val.lnum, v:val.col, v:val.bufnr]'))
  let g:zhiyan_program = '/nowhere/zhiyan'
  let told = ''
  try
    silent ZhiyanCheck
  catch /nowhere/
    let told = v:exception
  endtry
  call assert_match('zhiyan:', told)
catch
  call add(v:errors, v:throwpoint . ': ' . v:exception)
endtry
call writefile(v:errors, $RESULT)
if len(v:errors)
  cquit
endif
qall!
