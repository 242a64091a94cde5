import ZhiyanRules

/// What a run came to, in one line.
struct SummaryLine {
  let summary: Summary
  /// Inputs that could not be read or checked whole.
  let unreadable: Int
  let language: Language

  var text: String {
    switch language {
    case .zh: chinese
    case .en: english
    }
  }

  private var chinese: String {
    var line: String
    if summary.files == 0 {
      line = "没有检查任何文件"
    } else if summary.findings == 0 {
      line = "检查了 \(summary.files) 个文件，没有发现问题"
    } else {
      line = "检查了 \(summary.files) 个文件："
      line += "\(summary.error) 个错误，\(summary.warning) 个警告，\(summary.suggestion) 个建议"
    }
    if summary.fixed > 0 { line += "；改好 \(summary.fixed) 处" }
    if summary.suppressed > 0 { line += "；略过 \(summary.suppressed) 处" }
    if summary.baselined > 0 { line += "；基线中已有 \(summary.baselined) 处" }
    if summary.held > 0 { line += "；规则是新的或改过，\(summary.held) 处没有显示" }
    if unreadable > 0 { line += "；\(unreadable) 个输入无法读取" }
    return line + "。"
  }

  private var english: String {
    var line: String
    if summary.files == 0 {
      line = "No files were checked"
    } else if summary.findings == 0 {
      line = "Checked \(count(summary.files, "file")), nothing found"
    } else {
      line = "Checked \(count(summary.files, "file")): \(count(summary.error, "error")), "
      line += "\(count(summary.warning, "warning")), \(count(summary.suggestion, "suggestion"))"
    }
    if summary.fixed > 0 { line += "; \(summary.fixed) fixed" }
    if summary.suppressed > 0 { line += "; \(summary.suppressed) suppressed" }
    if summary.baselined > 0 { line += "; \(summary.baselined) already in the baseline" }
    if summary.held > 0 { line += "; \(summary.held) of new or changed rules not shown" }
    if unreadable > 0 { line += "; \(count(unreadable, "input")) could not be read" }
    return line + "."
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
