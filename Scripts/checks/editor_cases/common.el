;; What the cases in Emacs share.
(defun check (what ok) (unless ok (message "%s: %S" what (flymake-diagnostics)) (kill-emacs 1)))
(defun words ()
  ;; What is not drawn anew yet may lie behind the end.
  (mapcar (lambda (d) (ignore-errors (buffer-substring (flymake-diagnostic-beg d) (flymake-diagnostic-end d))))
          (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))
(defun wait (what wanted)
  (with-timeout (60 (check what nil))
    (while (not (equal (words) wanted)) (accept-process-output nil 0.05) (flymake-start))))
