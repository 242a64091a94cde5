/// The words by which recognisers know a form.
extension Reading {
  static let monthMarks: WordList = ["月份", "月"]
  static let dayMarks: WordList = ["日", "号"]
  static let partsOfMonth: WordList = ["底", "初", "中旬", "上旬", "下旬"]
  static let yearMarks: WordList = ["年度", "年"]
  static let whichWeek: WordList = ["本", "下", "上", "这", "每"]
  static let ordinals: WordList = ["st", "nd", "rd", "th"]
  static let hourMarks: WordList = ["点钟", "点整", "点半", "点", "时"]
  static let minuteMarks: WordList = ["分", "刻"]
  static let halfDays: WordList = ["am", "pm", "a.m.", "p.m."]
  static let rangeSigns: WordList = ["-", "~", "至", "到", "–", "—"]
  static let deadlineLeads: WordList = [
    "截止到", "截止时间", "截止日期", "截至", "截止", "有效期至", "最迟", "不晚于", "by", "until", "before",
  ]
  static let withinLeads: WordList = ["within", "in"]
  static let deadlineCloses: WordList = ["之前", "以前", "前", "截止", "为止", "止", "结束"]
  static let withinCloses: WordList = ["之内", "以内", "内"]
  static let percentSigns: WordList = ["%", "‰", "percent", "个百分点"]
  static let percentWords: WordList = ["百分之", "百分百"]
  static let tenths: WordList = ["成半", "成"]
  static let currencySigns: WordList = ["rmb", "usd", "us$", "¥", "$", "€", "£"]
  static let halves: WordList = ["半天", "半小时", "半个小时", "半年", "半个月", "整天", "全天"]
  static let schemes: WordList = ["https://", "http://", "ftp://"]
  static let hosts: WordList = ["www."]
  static let moreThan: WordList = ["+", "多", "余", "几"]
  static let more: WordList = ["+", "多", "余"]
}
