" zhiyan as a compiler: `:compiler zhiyan`, then `:make` fills the quickfix list with what is found in the saved file.
" For Vim 8.1 and later, and Neovim. Rules stand where lists name files: there is only one file.

if exists('current_compiler')
  finish
endif
let current_compiler = 'zhiyan'

" Columns of this format are bytes, as Vim's are, and each finding has a line of its own.
CompilerSet makeprg=zhiyan\ check\ --force-exclude\ --fail-on\ never\ --format\ rdjson\ %:S

let s:rule = '%.%#"value":"%o"}\,"location":{"path":"%f"'
let s:place = '\,"range":{"end":{%*[^}]}\,"start":{"column":%c\,"line":%l}}'
let s:words = '}\,"message":"%m"\,"severity":"%t%*[A-Z]"%.%#'
" Files that could not be read have no place. Whatever else is written stays in the list as it is, such as mistakes of a
" configuration; only the frame of the report is left out.
let s:format = join([s:rule . s:place . s:words, s:rule . s:words,
      \ '%-G{"source":%.%#', '%-G"diagnostics":[%.%#', '%-G]}%.%#', '%-G'], ',')
execute 'CompilerSet errorformat=' . escape(s:format, ' \|"')
unlet s:rule s:place s:words s:format
