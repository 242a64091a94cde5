import ZhiyanText

/// How common a character is in ordinary text, roughly: enough to choose the rarer of two pairs.
enum CharacterFrequency {
  /// Common characters, the most common first.
  private static let common: [UInt32: Int] = {
    let text = """
      的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现\
      当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并\
      物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口\
      认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非\
      则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运笔客户服务产品我们
      """
    var ranks: [UInt32: Int] = [:]
    for (rank, scalar) in text.unicodeScalars.enumerated() where ranks[scalar.value] == nil { ranks[scalar.value] = rank }
    return ranks
  }()

  static func isWord(_ scalar: UInt32) -> Bool { Folding()(scalar).kind.isWord }

  /// Expected share of a character among all.
  static func of(_ scalar: UInt32) -> Double {
    if (0x30...0x39).contains(scalar) { return 0.05 }
    if (0x61...0x7A).contains(scalar) { return 0.03 }
    return 0.4 / Double((common[scalar] ?? 1_200) + 12)
  }

  /// Words that ordinary text is full of: their characters stand together far more often than by chance.
  private static let commonWords: Set<UInt64> = {
    let text = """
      我们 你们 他们 您的 自己 大家 这个 那个 这些 那些 这样 那样 这是 就是 不是 还是 只是 都是 也是 但是 可是 于是 是否 没有 还有 所有 只有 \
      可以 能够 不能 应该 需要 必须 要求 希望 觉得 知道 认为 开始 进行 通过 使用 提供 支持 获得 得到 成为 作为 出现 发现 发生 发展 发布 推出 实现 完成 \
      解决 处理 选择 决定 问题 方法 方式 情况 时间 时候 今天 现在 目前 已经 以后 以前 之前 之后 最后 最近 最新 最大 最高 最低 最好 第一 一个 一些 一种 \
      一次 一样 一起 一直 一定 一般 两个 几个 很多 许多 非常 可能 因为 所以 如果 虽然 然后 而且 或者 以及 由于 关于 对于 为了 根据 按照 其中 其他 包括 \
      什么 怎么 如何 为什 多少 上面 下面 里面 地方 中国 美国 国家 世界 全国 全球 社会 公司 企业 工作 服务 产品 用户 客户 系统 平台 技术 数据 信息 网络 \
      管理 市场 经济 政府 部门 人员 项目 文件 程序 流程 规则 规定 政策 原因 结果 作用 影响 关系 条件 内容 功能 效果 价格 质量 免费 优惠 活动 学习 教育 \
      学生 老师 孩子 生活 人们 朋友 家庭 任何 每个 每天 全部 部分 主要 重要 不同 相关 具有 成功 风险 安全 保证 真正 重新 直接 建议 设计 研究 分析 计划 \
      增加 提高 减少 改变 介绍 表示 文章 网站 软件 手机 电脑 视频 图片 音乐 电影 游戏 代码 语言 这种 有人 有些 不要 不会 不同 不了 不到 本周 今年 去年 \
      操作 专业 行业 领域 能力 水平 环境 资源 方面 方案 合作 创新 团队 品牌 体验 设备 材料 办理 电话 咨询 联系 电子 购买 大学 城市 下载 注册 登录 \
      的人 了一 是一 有一 在一 的一 不一 个人 年的 上的 中的 到了 来的 的是 的时 的大 的小 也不 都不 就不 还不 人的 我的 你的 他的 自动 显示
      """
    var words: Set<UInt64> = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let scalars = Array(word.unicodeScalars)
      words.insert(UInt64(scalars[0].value) << 32 | UInt64(scalars[1].value))
    }
    return words
  }()

  /// Expected share of two neighbours.
  static func ofPair(_ a: UInt32, _ b: UInt32) -> Double {
    let chance = of(a) * of(b)
    if commonWords.contains(UInt64(a) << 32 | UInt64(b)) { return 0.002 + chance }
    return chance + 0.00002
  }

  /// How likely a character follows where it is expected: letters make few words, ideographs many.
  static func chance(ofNext scalar: UInt32) -> Double { scalar < 0x250 ? 0.15 : 0.05 }
}
