import ZhiyanEngine
public import ZhiyanRules

/// A rule file to start from: one rule that works, with comments that say what each key is for.
public struct RuleStarter {
  public let pack: String
  public let rule: String

  /// Nil where the id is not `pack.rule`, both of lower-case letters, digits and hyphens.
  public init?(id: String) {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy(RuleDecoder.isName) else { return nil }
    pack = parts[0]
    rule = parts[1]
  }

  /// True where a built-in rule has this id.
  public var isTaken: Bool { BuiltinRules.compiled.rules.contains { $0.id == "\(pack).\(rule)" } }

  /// The file.
  /// - Parameters:
  ///   - path: how the file is called in its comments.
  ///   - language: that of the comments.
  public func text(path: String, in language: Language) -> String {
    switch language {
    case .zh: chinese(path)
    case .en: english(path)
    }
  }

  private func chinese(_ path: String) -> String {
    """
    # 一条自己的规则。下面的例子能用;换成您的词,然后运行:
    #   zhiyan rules validate \(path)
    #   zhiyan rules test --coverage \(path)
    #   zhiyan check --rules \(path) 文案.txt
    pack: \(pack)
    title: {zh: 本店用语, en: House style}
    # 几条短语共用的词,在短语里写成 <reader>。
    sets:
      reader: [您, 贵公司, 各位]
    rules:
      - id: \(rule)
        check: phrase        # 也可以是 regex require pair count length ratio age consistency field
        level: warning       # error 不能发出,warning 要改写,suggestion 可以再想想
        title: {zh: 要求配合, en: Asking for cooperation}
        message:             # {match} 是找到的词
          zh: “{match}”像在下通知
          en: "“{match}” sounds like an order"
        advice:              # 告诉作者怎么改
          zh: 说清楚要做什么、几分钟能做完。
          en: Say what to do and how long it takes.
        source: 本店用语手册第 1 节   # 谁说这样不好:书的章节、法条和年份
        # (a|b) 选一个,(x)? 可有可无,{0,6} 中间最多隔六个字,<@date> 是日期。
        phrases:
          - 请(<reader>)?(予以|给予)?配合
          - 务必{0,6}完成
          - phrase: 敬请知悉
            instead: 告诉您一声      # 可以直接换上的写法
        # 有这些就不算:inside 包含在内,near 同一句里,before 和 after 紧挨着,anywhere 全文任何一处。
        unless:
          near: [感谢]
        # channels: [sms, email]   # 只在这些渠道检查
        examples:
          flag:              # 要标出的,⟦⟧ 括住每一处
            - ⟦请您予以配合⟧。
            - ⟦务必在周五完成⟧。
            - ⟦敬请知悉⟧。
          pass:              # 很像、但不该标出的
            - 感谢各位,请配合工作人员入场。
            - 项目已经完成。
            - 各位请看第 3 页。

    """
  }

  private func english(_ path: String) -> String {
    """
    # A rule of your own. The example works; put your words in its place, then run:
    #   zhiyan rules validate \(path)
    #   zhiyan rules test --coverage \(path)
    #   zhiyan check --rules \(path) copy.txt
    pack: \(pack)
    title: {zh: 本店用语, en: House style}
    # Words that several phrases share; a phrase names them as <reader>.
    sets:
      reader: [您, 贵公司, 各位]
    rules:
      - id: \(rule)
        check: phrase        # or regex require pair count length ratio age consistency field
        level: warning       # error: must not go out; warning: rewrite; suggestion: think again
        title: {zh: 要求配合, en: Asking for cooperation}
        message:             # {match} stands for the words found
          zh: “{match}”像在下通知
          en: "“{match}” sounds like an order"
        advice:              # the way out
          zh: 说清楚要做什么、几分钟能做完。
          en: Say what to do and how long it takes.
        source: House style, section 1   # who says so: a chapter, an article of law with its year
        # (a|b) one of several, (x)? may be missing, {0,6} up to six characters between, <@date> a date.
        phrases:
          - 请(<reader>)?(予以|给予)?配合
          - 务必{0,6}完成
          - phrase: 敬请知悉
            instead: 告诉您一声      # a rewrite that can be put in its place
        # What makes it innocent: inside, near (the same sentence), before, after, anywhere (in the message).
        unless:
          near: [感谢]
        # channels: [sms, email]   # only on these channels
        examples:
          flag:              # to be found, ⟦⟧ around each hit
            - ⟦请您予以配合⟧。
            - ⟦务必在周五完成⟧。
            - ⟦敬请知悉⟧。
          pass:              # close, but innocent
            - 感谢各位,请配合工作人员入场。
            - 项目已经完成。
            - 各位请看第 3 页。

    """
  }
}
