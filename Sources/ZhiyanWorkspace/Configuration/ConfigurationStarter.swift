import ZhiyanEngine
public import ZhiyanRules

/// A configuration file to start from: it changes nothing, and shows every key with what holds without it.
public enum ConfigurationStarter {
  /// - Parameter language: that of the comments.
  public static func text(in language: Language) -> String {
    var packs: [String] = []
    for rule in BuiltinRules.compiled.rules where !Rule.optInPacks.contains(rule.pack) && !packs.contains(rule.pack) {
      packs.append(rule.pack)
    }
    return switch language {
    case .zh: chinese(packs.joined(separator: ", "))
    case .en: english(packs.joined(separator: ", "))
    }
  }

  private static func chinese(_ packs: String) -> String {
    """
    # zhiyan 的配置,用于这个文件夹和它下面的所有文件;更近的文件夹里有自己的 .zhiyan.yaml 时,只看那一份。
    # 各项后面是默认值,没有默认值的是一个例子;去掉行首的“# ”就生效。
    # zhiyan config 文件 说明对一个文件起作用的是什么,各写在哪一行。

    # 打开的规则包。不写就是这些;typography 要写明才打开。
    # packs: [\(packs)]

    # 规则或整个包的级别:error、warning、suggestion 或 "off"。规则自己的级别优先于它的包。例:
    # levels: {hype.act-now: error, jargon: suggestion, vague: "off"}

    # 在哪里出现都不算问题的词。
    # allow: []

    # 发往哪里:sms、email、wechat、web、chat、slide、poster;有些规则只在某个渠道检查。不写就不分渠道。例:
    # channel: email

    # 哪些行业:finance、health、cosmetics、education、property、ecommerce。
    # profile: []

    # 文件的编码:utf-8、utf-16le、utf-16be、gb18030、gbk、big5、big5-hkscs。有字节顺序标记的文件以标记为准。
    # encoding: utf-8

    # 模板里以后才填的字段,* 是字段的内容,如 ["{{*}}", "<%*%>", "#*#"];里面的词不检查。
    # templates: []

    # 自己的规则文件,或放规则文件的文件夹;路径从这个文件夹算起,也可以在它外面。
    # rules: []

    # 遍历文件夹时跳过的文件,写法同 .gitignore。
    # ignore: []

    # 只对一部分文件另作规定:paths 的写法同 .gitignore;packs 到 templates 各项都可以写。几条都适用时后面的为准:
    # levels 逐个名字合并,其他各项整个替换。例:
    # overrides:
    #   - paths: ["sms/", "*.sms.txt"]
    #     channel: sms
    #     levels: {offer: error}

    # 已经认可的问题,用于不能写注释的格式:哪些文件、哪些规则、哪些词(可不写)、为什么。例:
    # suppress:
    #   - paths: ["legal/*.txt"]
    #     rules: [absolute.superlative]
    #     match: 最佳
    #     reason: 奖项名称

    """
  }

  private static func english(_ packs: String) -> String {
    """
    # The configuration of zhiyan for this folder and all files below it. Where a nearer folder has a .zhiyan.yaml of its
    # own, only that one counts.
    # Each key has the value that holds without it, or an example where there is none. Take away the "# " before it.
    # `zhiyan config FILE` shows what applies to a file, and which line says so.

    # The packs of rules that are on. These, if not given; typography only where it is named.
    # packs: [\(packs)]

    # The level of a rule or of a whole pack: error, warning, suggestion or "off". A rule's own level beats its pack's. Such as:
    # levels: {hype.act-now: error, jargon: suggestion, vague: "off"}

    # Words that are no fault wherever they stand.
    # allow: []

    # Where the copy is sent: sms, email, wechat, web, chat, slide or poster. Some rules run only on a channel. Such as:
    # channel: email

    # The trades it is about: finance, health, cosmetics, education, property, ecommerce.
    # profile: []

    # The encoding of files: utf-8, utf-16le, utf-16be, gb18030, gbk, big5, big5-hkscs. A byte-order mark beats it.
    # encoding: utf-8

    # Fields of a template that are filled later, * for what is in them, such as ["{{*}}", "<%*%>", "#*#"]. Words inside
    # are not checked.
    # templates: []

    # Own rule files, or folders of them, from this folder; they may lie outside of it.
    # rules: []

    # Files that are passed over when folders are walked; patterns as in .gitignore.
    # ignore: []

    # Something else for some files: paths as in .gitignore, and any of the keys from packs to templates. Where several
    # apply, the later one wins: levels name by name, other keys as a whole. Such as:
    # overrides:
    #   - paths: ["sms/", "*.sms.txt"]
    #     channel: sms
    #     levels: {offer: error}

    # Findings that are accepted, for formats without comments: which files, rules and words (may be left out), and why.
    # Such as:
    # suppress:
    #   - paths: ["legal/*.txt"]
    #     rules: [absolute.superlative]
    #     match: 最佳
    #     reason: the name of an award

    """
  }
}
