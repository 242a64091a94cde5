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

  func name(of level: Level) -> String {
    switch level {
    case .error: say("错误", "error")
    case .warning: say("警告", "warning")
    case .suggestion: say("建议", "suggestion")
    }
  }

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

  func name(of scope: Scope) -> String {
    switch scope {
    case .sentence: say("同一句", "sentence")
    case .paragraph: say("同一段", "paragraph")
    case .message: say("整条消息", "message")
    }
  }

  func name(of field: FieldCheck.Field) -> String {
    switch field {
    case .subject: say("主题", "subject")
    case .signature: say("署名", "signature")
    case .opening: say("开头", "opening")
    case .body: say("正文", "body")
    case .closing: say("结尾", "closing")
    }
  }

  func name(of channel: Channel) -> String {
    switch channel {
    case .sms: say("短信", "SMS")
    case .email: say("邮件", "email")
    case .wechat: say("微信", "WeChat")
    case .web: say("网页", "web")
    case .chat: say("在线客服", "chat")
    case .slide: say("幻灯片", "slides")
    case .poster: say("海报", "posters")
    }
  }

  func name(of profile: Profile) -> String {
    switch profile {
    case .finance: say("金融", "finance")
    case .health: say("医疗健康", "health")
    case .cosmetics: say("化妆品", "cosmetics")
    case .education: say("教育", "education")
    case .property: say("房地产", "property")
    case .ecommerce: say("电商", "e-commerce")
    }
  }

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
