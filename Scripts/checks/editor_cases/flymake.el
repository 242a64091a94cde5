;; Run in Emacs with the lines of Docs/editors.md as its init file: what is not saved goes through standard input.
(setq debug-on-error t create-lockfiles nil)
(define-derived-mode zy-mode text-mode "zy")
(add-to-list 'auto-mode-alist '("\\.md\\'" . zy-mode))
;; The page's hook starts Flymake; what the backend says of the file on the disk is not what is in the buffer.
(find-file "文案.md")
(check "the hook" (and flymake-mode (memq 'zhiyan-flymake flymake-diagnostic-functions)))
(wait "the file" '("全城最佳的" ","))
(goto-char (point-min))
(insert "甲\t👨‍👩‍👧立即抢购\n")
(wait "not saved" '("立即抢购" "全城最佳的" ","))
(let ((all (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))
  (check "levels" (equal (mapcar #'flymake-diagnostic-type all) '(:warning :error :note)))
  (check "words" (string-match "absolute\\.superlative" (flymake-diagnostic-text (nth 1 all)))))
(check "not saved yet" (buffer-modified-p))
;; A broken configuration takes nothing away.
(with-temp-file ".zhiyan.yaml" (insert "pakcs: [hype]\n"))
(erase-buffer)
(insert "全城最佳的店\n")
(wait "broken configuration" '("全城最佳的"))
(check "still there" (flymake-is-running))
(set-buffer-modified-p nil)
;; No file at all.
(with-temp-buffer
  (zy-mode)
  (insert "立即抢购\n")
  (wait "no file" '("立即抢购"))
  (set-buffer-modified-p nil))
(kill-emacs 0)
