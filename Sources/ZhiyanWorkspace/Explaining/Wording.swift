import ZhiyanEngine
import ZhiyanRules

/// Names of the engine's things for people, in one language.
struct Wording {
  let language: Language

  func say(_ zh: String, _ en: String) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }

  func name(of level: Level) -> String { say(level.names) }
  func name(of scope: Scope) -> String { say(scope.names) }
  func name(of field: FieldCheck.Field) -> String { say(field.names) }
  func name(of channel: Channel) -> String { say(channel.names) }
  func name(of profile: Profile) -> String { say(profile.names) }

  func name(of context: Trial.Context) -> String {
    switch context {
    case .allowed: say("配置里允许的词", "words that the configuration allows")
    case .inside: say("包含在内", "inside")
    case .near: say("同一句里", "near")
    case .before: say("前面紧挨着", "before")
    case .after: say("后面紧跟着", "after")
    case .anywhere: say("全文任何一处", "anywhere")
    case .need(let scope): say("\(name(of: scope))里要有的", "needed in the \(name(of: scope))")
    }
  }

  private func say(_ names: Names) -> String { say(names.zh, names.en) }

  /// A list of words: `a、b、c 等 14 条`.
  func list(_ items: [String], upTo most: Int = 12) -> String {
    let shown = items.prefix(most).joined(separator: say("、", ", "))
    let more = items.count - most
    return more > 0 ? shown + say(" 等 \(items.count) 条", " and \(more) more") : shown
  }

  /// A number as it is written in rule files: 2, 0.5.
  func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
  }

  /// A number with an English noun: 1 sentence, 2 sentences.
  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// How many phrases there are: `3 条`.
  func phrases(_ count: Int) -> String { say("\(count) 条", Self.counted(count, "phrase")) }
}

/// What something is called in both languages.
private typealias Names = (zh: String, en: String)

extension Level {
  fileprivate var names: Names {
    switch self {
    case .error: ("错误", "error")
    case .warning: ("警告", "warning")
    case .suggestion: ("建议", "suggestion")
    }
  }
}

extension Scope {
  fileprivate var names: Names {
    switch self {
    case .sentence: ("同一句", "sentence")
    case .paragraph: ("同一段", "paragraph")
    case .message: ("整条消息", "message")
    }
  }
}

extension FieldCheck.Field {
  fileprivate var names: Names {
    switch self {
    case .subject: ("主题", "subject")
    case .signature: ("署名", "signature")
    case .opening: ("开头", "opening")
    case .body: ("正文", "body")
    case .closing: ("结尾", "closing")
    }
  }
}

extension Channel {
  fileprivate var names: Names {
    switch self {
    case .sms: ("短信", "SMS")
    case .email: ("邮件", "email")
    case .wechat: ("微信", "WeChat")
    case .web: ("网页", "web")
    case .chat: ("在线客服", "chat")
    case .slide: ("幻灯片", "slides")
    case .poster: ("海报", "posters")
    }
  }
}

extension Profile {
  fileprivate var names: Names {
    switch self {
    case .finance: ("金融", "finance")
    case .health: ("医疗健康", "health")
    case .cosmetics: ("化妆品", "cosmetics")
    case .education: ("教育", "education")
    case .property: ("房地产", "property")
    case .ecommerce: ("电商", "e-commerce")
    }
  }
}
