import ZhiyanRules

/// Messages whose parts are marked: ⟨O…⟩ the opening, ⟨S…⟩ the signature, ⟨T…⟩ the subject, ⟨C…⟩ the closing.
enum MessageCases {
  static let all: [(channel: Channel, text: String)] = [
    // Text messages.
    (.sms, "⟨S【云杉书店】⟩⟨O王女士,您好!⟩您预订的书已到店。拒收请回复R"),
    (.sms, "⟨S【云杉书店】⟩ ⟨O尊敬的会员:⟩您的积分月底到期。"),
    (.sms, "您的包裹已到东门⟨S【云杉驿站】⟩"),
    (.sms, "⟨O亲爱的会员，⟩新茶上架。退订回T ⟨S【云杉茶社】⟩\n"),
    (.sms, "您的验证码是 123456"),
    (.sms, "【123456】是您的验证码"),
    (.sms, "新品【秋茶】上架,欢迎到店"),
    (.sms, "【】您好⟨S【云杉】⟩"),
    // Mails.
    (
      .email,
      "主题：⟨T续约方案⟩\n⟨O陈经理，您好：⟩\n合同草案见附件。\n快递单号当天告知。\n\n⟨C祝好⟩\n⟨S云杉物流 王芳\n138-0000-0000⟩"
    ),
    (
      .email,
      "From: a@example.com\nTo: b@example.com\nSubject: ⟨T(AD) Autumn tea⟩\n\n⟨ODear Ms Wang,⟩\nThe new tea is here.\n\n⟨CBest regards,⟩\n⟨SLi Lei\nYunshan Ltd⟩\n\nTo stop these mails, unsubscribe here."
    ),
    (.email, "⟨O林妈妈，您好：⟩\n家访定在 9 月 14 日。如需改期，回复本邮件即可。"),
    (.email, "⟨O尊敬的周启文教授：\n您好!⟩\n您的摘要已通过评审。\n⟨S会务组 安然 138-0000-1942⟩"),
    (.email, "标题:⟨T停电通知⟩\n⟨O各位住户:⟩\n周三 9:00 停电。\n⟨C此致\n敬礼!⟩\n⟨S云杉物业\n2026 年 6 月 1 日⟩"),
    (.email, "⟨O您好,⟩发票已寄出。\n-- \n⟨S王芳 | 云杉科技⟩"),
    (.email, "发票已寄出,三天内到。\n⟨S——云杉科技客服部⟩"),
    (.email, "主题:\n发票已寄出。"),
    (.email, "第一段说的是一件事。\n\n第二段说的是另一件事。"),
    (.email, "⟨O{{name}}:⟩\n发票已寄出。\n⟨C谢谢!⟩"),
    (.email, "⟨O王女士:⟩\n尊敬的客户都到了。"),
    (.email, "尊敬的客户都到了。\n书也到了。"),
    // Chats have no header.
    (.chat, "主题:续约\n合同草案见附件。"),
    (.chat, "⟨O王女士,您好。⟩您的订单今天 18:00 前发出。"),
    (.wechat, "⟨O家人们,⟩今晚八点开播。"),
  ]

  /// The text without marks, and the bytes between those of each kind.
  static func strip(_ marked: String) -> (text: String, parts: [FieldCheck.Field: Range<Int>]) {
    let fields: [Character: FieldCheck.Field] = ["O": .opening, "S": .signature, "T": .subject, "C": .closing]
    var text = ""
    var parts: [FieldCheck.Field: Range<Int>] = [:]
    var open: (field: FieldCheck.Field, start: Int)?
    var isMark = false
    for character in marked {
      if isMark, let field = fields[character] {
        open = (field, text.utf8.count)
        isMark = false
      } else if character == "⟨" {
        isMark = true
      } else if character == "⟩", let opened = open {
        parts[opened.field] = opened.start..<text.utf8.count
        open = nil
      } else {
        text.append(character)
      }
    }
    return (text, parts)
  }
}
