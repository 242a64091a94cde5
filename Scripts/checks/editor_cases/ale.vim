" Run in Vim with ALE and the lines of Docs/editors.md as its vimrc: what is not saved is checked, and the place is exact.
set nomore noswapfile encoding=utf-8

function! s:Wait(count) abort
  call ale#Queue(0, '')
  for _ in range(1200)
    sleep 50m
    let found = filter(copy(ale#engine#GetLoclist(bufnr('%'))), 'v:val.linter_name ==# "zhiyan"')
    if len(found) == a:count
      return found
    endif
  endfor
  call add(v:errors, 'instead of ' . a:count . ': ' . string(ale#engine#GetLoclist(bufnr('%'))))
  return []
endfunction

try
  edit 文案.md
  call append(0, ["甲\t😀立即抢购。"])
  let found = s:Wait(3)
  call assert_equal([[1, 'W', 'hype.act-now'], [2, 'E', 'absolute.superlative'], [4, 'I', 'typography.half-width-punctuation']],
        \ map(copy(found), '[v:val.lnum, v:val.type, v:val.code]'))
  let first = get(found, 0, {'col': 1, 'end_col': 1, 'text': ''})
  " The end is the last byte of the words.
  call assert_equal('立即抢购', strpart(getline(1), first.col - 1, first.end_col - first.col + 1))
  call assert_match('^“立即抢购”', first.text)
  edit! 说明.txt
  call assert_equal('text', &filetype)
  call assert_equal('hype.act-now', get(get(s:Wait(1), 0, {}), 'code', ''))
  call assert_equal(1, zhiyan#ale#Handle(1, ['{"diagnostics":[{"code":{"value":"unchecked"},"location":{"path":"a"},',
        \ '"message":"m","severity":"ERROR"}]}'])[0].lnum)
  call assert_match('no such', zhiyan#ale#Handle(1, ['no such program'])[0].text)
catch
  call add(v:errors, v:throwpoint . ': ' . v:exception)
endtry
call writefile(v:errors, $RESULT)
if len(v:errors)
  cquit
endif
qall!
