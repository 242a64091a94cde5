import ZhiyanText

extension Reading {
  /// Common surnames; those that are mostly other words (和, 从, 时, 全) are left out.
  static let surnames = Set<UInt32>(
    characters: """
      王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江\
      尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤温康施文牛樊葛邢安齐乔伍庞颜庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成\
      苗谷曲盛冉翁蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉简车连芦麦褚娄窦戚岑党宫费卜冷晏席卫柏
      """)
  private static let doubleSurnames: WordList = ["欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "慕容", "令狐", "司徒"]
  static let roles: WordList = [
    "女士", "先生", "小姐", "副总经理", "总经理", "副总", "总监", "经理", "主管", "班主任", "主任", "店长", "馆长", "院长", "校长", "园长", "处长", "科长",
    "局长", "站长", "队长",
    "组长", "厂长", "部长", "师傅", "老师", "教练", "工程师", "设计师", "技师", "药师", "营养师", "律师", "医生", "大夫", "护士", "教授", "博士", "顾问", "专员",
    "客服", "管家",
    "同学", "秘书", "助理", "会计", "阿姨", "妈妈", "爸爸", "负责人", "联系人", "销售", "导购", "编辑", "会务组",
  ]
  /// Roles of one character; what must not follow them.
  private static let shortRoles: [UInt32: Set<UInt32>] = [
    0x5DE5: Set(characters: "作资程厂业人夫艺具会地期序时种龄整"), 0x603B: Set(characters: "部是有会体之结共要算额量公裁监经"),
    0x59D0: Set(characters: "妹姐夫"), 0x54E5: Set(characters: "哥们伦"),
  ]
  /// What may stand right before a name inside a sentence.
  private static let beforeName = Set<UInt32>(
    characters: "由请找给向与和是叫的位系您了到让为对跟同问致及或上回复知谢约见呼拨电报服责人理师员长家工任组售购辑")
  /// What may stand right behind a name that no role follows.
  private static let afterName = Set<UInt32>(characters: "为在将已会来给处负联跟回正帮与和的您,")
  /// Words that begin like a name.
  private static let noNames: WordList = [
    "高级", "高中", "高端", "高效", "金牌", "金融", "金额", "方案", "方便", "方式", "方法", "安全", "安排", "安装", "任课", "任务", "任何", "江苏", "江西",
    "江门", "武汉",
    "成都", "成功", "成交", "成员", "石油", "温馨", "温州", "马上", "路线", "白领", "华东", "华南", "华北", "华为", "车间", "车险", "车主", "全国", "全体",
    "全程", "全天", "全部",
    "全职", "万一", "万能", "顾客", "顾问", "关于", "关注", "关心", "管理", "管家", "包括", "包含", "连接", "文件", "文字", "许可", "解决", "解答", "解释",
    "单独", "单位",
    "向导", "何时", "应答", "严格", "游玩", "游客", "简单", "农业", "卫生", "古典", "冷链", "费用", "包装", "包邮", "向您", "何种", "程序", "单号", "成长",
    "张贴",
  ]
  private static let nicknames = Set<UInt32>(characters: "小阿老")
  private static let noNicknames: WordList = ["小康", "小白", "小金", "小温", "小车", "小路", "小龙", "小马", "小包", "小方", "小程"]
  private static let titles: WordList = ["mrs", "mr", "ms", "miss", "dr", "prof"]
  private static let numberOfStaff: WordList = ["工号"]

  /// A name with a role: `王女士`, `张经理`, `客服小李`, `联系人:王芳`, `Ms Wang`, `工号 1023`.
  func person(_ at: Int) -> [Int] {
    if let end = title(at) { return [end] }
    if let label = exact(Self.numberOfStaff, at) {
      let start = spaces(value(spaces(label)) == 0x3A ? spaces(label) + 1 : label)
      return digits(start, 2...8).map { [$0] } ?? []
    }
    if let role = exact(Self.roles, at), let end = nameBehind(role) { return [end] }
    guard !isHan(at - 1) || Self.beforeName.contains(value(at - 1)) else { return [] }
    return nameWithRole(at).map { [$0] } ?? nickname(at).map { [$0] } ?? []
  }

  /// The place after the surname.
  private func surname(_ at: Int) -> Int? {
    if let end = exact(Self.doubleSurnames, at) { return end }
    return Self.surnames.contains(value(at)) && isHan(at) && exact(Self.noNames, at) == nil ? at + 1 : nil
  }

  /// `王女士`, `王小明经理`, `王工`.
  private func nameWithRole(_ at: Int) -> Int? {
    guard let name = surname(at) else { return nil }
    for length in 0...2 {
      let end = name + length
      guard length == 0 || isHan(end - 1) else { break }
      if let role = exact(Self.roles, end) { return role }
    }
    guard let barred = Self.shortRoles[value(name)], !barred.contains(value(name + 1)) else { return nil }
    return name + 1
  }

  /// `小李`.
  private func nickname(_ at: Int) -> Int? {
    guard Self.nicknames.contains(value(at)), let name = surname(at + 1) else { return nil }
    return exact(Self.noNicknames, at) == nil && endsName(name) ? name : nil
  }

  /// The end of the name behind a role: `小李`, `王芳`, `:王芳`.
  private func nameBehind(_ role: Int) -> Int? {
    var start = spaces(role)
    if value(start) == 0x3A { start = spaces(start + 1) }
    if let end = nickname(start) ?? nameWithRole(start) { return end }
    guard let name = surname(start) else { return nil }
    for length in 1...2 where isHan(name + length - 1) && endsName(name + length) { return name + length }
    return nil
  }

  private func endsName(_ at: Int) -> Bool { !isHan(at) || Self.afterName.contains(value(at)) }

  /// `Ms Wang`, `Mr. Li`.
  private func title(_ at: Int) -> Int? {
    guard at < units.count, units[at].kind == .letter, !isLetterOrDigit(at - 1), var end = exact(Self.titles, at) else {
      return nil
    }
    // 500 ms.
    var before = at - 1
    while before >= 0 && units[before].isBlank { before -= 1 }
    if isDigit(before) { return nil }
    if value(end) == 0x2E { end += 1 }
    let start = spaces(end)
    guard start > end || value(end - 1) == 0x2E else { return nil }
    var place = start
    while place < units.count && units[place].kind == .letter { place += 1 }
    return place - start >= 2 ? place : nil
  }

  static var personFirsts: [UInt32] {
    surnames.sorted() + doubleSurnames.firstScalars + roles.firstScalars + titles.firstScalars
      + "小阿老工".unicodeScalars.map(\.value)
  }
}
