;;; zhiyan.el --- Check copy with zhiyan  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1"))

;;; Commentary:

;; With eglot (built in since Emacs 29): (require 'zhiyan) (zhiyan-eglot-setup)
;; then M-x eglot in a buffer of text or Markdown, or eglot-ensure in its hook.
;;
;; Without a language server: (add-hook 'text-mode-hook #'zhiyan-flymake-setup)
;; checks what is in the buffer through standard input, saved or not.

;;; Code:

(require 'flymake)
(require 'subr-x)

(defgroup zhiyan nil "Check copy with zhiyan." :group 'tools)

(defcustom zhiyan-program "zhiyan" "The program." :type 'string)

(defcustom zhiyan-modes '(markdown-mode gfm-mode text-mode yaml-mode)
  "Modes in which eglot starts zhiyan." :type '(repeat symbol))

(defvar eglot-server-programs)

(defun zhiyan-eglot-setup ()
  "Tell eglot about zhiyan."
  (with-eval-after-load 'eglot
    (add-to-list 'eglot-server-programs (cons zhiyan-modes (list zhiyan-program "lsp")))))

;;;; Flymake, through standard input

(defvar-local zhiyan--process nil)

(defun zhiyan--diagnostics (source json)
  "Flymake's diagnostics for the buffer SOURCE out of a JSON report."
  (let (result)
    (dolist (file (alist-get 'files json))
      (dolist (finding (alist-get 'findings file))
        (let-alist finding
          (with-current-buffer source
            ;; Scalars of the text are characters of Emacs; a byte-order mark is not among them.
            (let ((begin (+ (point-min) .range.start.scalar))
                  (end (+ (point-min) .range.end.scalar)))
              (push (flymake-make-diagnostic
                     source begin (if (= begin end) (min (1+ end) (point-max)) end)
                     (pcase .level ("error" :error) ("warning" :warning) (_ :note))
                     (format "%s [%s]" .message .rule))
                    result))))))
    (nreverse result)))

(defun zhiyan-flymake (report &rest _)
  "A Flymake backend: check the buffer and call REPORT."
  (when (process-live-p zhiyan--process) (kill-process zhiyan--process))
  (let* ((source (current-buffer))
         (name (or buffer-file-name (if (derived-mode-p 'markdown-mode) "untitled.md" "untitled.txt")))
         (output (generate-new-buffer " *zhiyan*"))
         (coding-system-for-write 'utf-8-unix)
         (coding-system-for-read 'utf-8-unix))
    (setq zhiyan--process
          (make-process
           :name "zhiyan" :noquery t :connection-type 'pipe :buffer output
           ;; What is wrong with a configuration; the report is whole without it.
           :stderr (make-pipe-process
                    :name "zhiyan errors" :noquery t :buffer nil :sentinel #'ignore
                    :filter (lambda (_ text) (flymake-log :warning "zhiyan: %s" (string-trim text))))
           :command (list zhiyan-program "check" "-" "--stdin-filename" name "--force-exclude" "--format" "json")
           :sentinel
           (lambda (process _event)
             (when (memq (process-status process) '(exit signal))
               (unwind-protect
                   (when (and (buffer-live-p source)
                              (eq process (buffer-local-value 'zhiyan--process source)))
                     (condition-case problem
                         (funcall report
                                  (zhiyan--diagnostics
                                   source
                                   (with-current-buffer output
                                     (goto-char (point-min))
                                     (json-parse-buffer :object-type 'alist :array-type 'list))))
                       (error (funcall report :panic :explanation (format "zhiyan: %S" problem)))))
                 (kill-buffer output))))))
    (process-send-region zhiyan--process (point-min) (point-max))
    (process-send-eof zhiyan--process)))

;;;###autoload
(defun zhiyan-flymake-setup ()
  "Check this buffer as you type, without a language server."
  (add-hook 'flymake-diagnostic-functions #'zhiyan-flymake nil t)
  (flymake-mode 1))

(provide 'zhiyan)
;;; zhiyan.el ends here
