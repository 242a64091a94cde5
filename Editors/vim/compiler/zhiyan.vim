" zhiyan as a compiler: `:compiler zhiyan`, then `:make` fills the quickfix list with what is found in the saved file.
" Put this file into ~/.vim/compiler/. It leads to lines; `:ZhiyanCheck` of plugin/zhiyan.vim knows columns too.

if exists('current_compiler')
  finish
endif
let current_compiler = 'zhiyan'

CompilerSet makeprg=zhiyan\ check\ --color\ never\ --lang\ en\ --fail-on\ never\ --force-exclude\ %:S
" Columns of reports are those of UTF-16, which no item of 'errorformat' stands for.
CompilerSet errorformat=%f:%l:%*\\d:\ %trror\ %m,%f:%l:%*\\d:\ %tarning\ %m,%f:%l:%*\\d:\ suggestion\ %m,%-G%.%#
