"""Copy made from a seed: Markdown files, a long line, lists of phrases. The same seed gives the same bytes."""
import pathlib, random, re

COMMON = """我们 你们 他们 您的 自己 大家 这个 那个 这些 就是 不是 还是 但是 没有 还有 所有 可以 能够 应该 需要 必须 要求 希望 觉得 知道 认为 开始 进行 通过
使用 提供 支持 获得 得到 成为 作为 出现 发现 发生 发展 发布 推出 实现 完成 解决 处理 选择 决定 问题 方法 方式 情况 时间 时候 今天 现在 目前 已经 以后 以前 最近
一个 一些 一种 一次 一样 一起 一直 一定 两个 几个 很多 许多 非常 可能 因为 所以 如果 虽然 然后 而且 或者 以及 由于 关于 根据 按照 其中 其他 包括 什么 怎么
如何 上面 下面 里面 地方 中国 城市 世界 社会 公司 企业 工作 服务 产品 用户 客户 系统 平台 技术 数据 信息 网络 管理 市场 经济 部门 人员 项目 文件 程序 流程 规则
结果 作用 影响 关系 条件 内容 功能 效果 价格 质量 活动 学习 教育 学生 老师 孩子 生活 朋友 家庭 每天 部分 主要 重要 不同 相关 具有 安全 直接 建议 设计 研究 分析
计划 增加 提高 减少 改变 介绍 表示 文章 软件 手机 电脑 图片 音乐 电影 代码 语言 本周 今年 操作 能力 水平 环境 资源 方面 合作 团队 体验 设备 材料 办理 电话
咨询 联系 购买 下载 登录 厨房 窗户 桌子 面包 苹果 春天 早晨 路口 邮箱 快递 司机 医生 护士 车间 仓库 花园 河流 山脚 书架 毛巾 雨伞 车票 账单 合同 样品 尺寸
颜色 重量 长度 温度 湿度 电池 开关 按钮 页面 目录 标题 段落 例子 说明 步骤 版本 接口 参数 变量 函数 线程 缓存 队列 索引 日志 备份 测试 构建 部署 监控 报警""".split()
PARTICLES = "的 了 在 和 是 也 都 把 被 给 对 从 到 很 再 又 就 才 要 会 着 过 与 而 之".split()
HAN = [chr(c) for c in range(0x4E00, 0x9000, 3) if chr(c).encode("gb2312", "ignore")]
SINS = ["独家提供", "即刻行动", "全网最低价", "以客户为中心", "这是公司的政策", "最终解释权归本公司所有", "100% 免费", "保证满意", "行业第一", "手慢无"]
SIN = 0.005
LATIN = "the build runs on Linux, API v2.1, README, HTTP 200, Swift 6, open source, 3.5 GB, config.yaml".split(", ")

def sentence(r, sins):
    words = []
    for _ in range(r.randint(5, 16)):
        x = r.random()
        if x < 0.62: words.append(r.choice(COMMON))
        elif x < 0.85: words.append(r.choice(PARTICLES))
        elif x < 0.96: words.append(r.choice(HAN) + r.choice(HAN))
        elif x < 0.985: words.append(" " + r.choice(LATIN) + " ")
        else: words.append(str(r.randint(1, 2000)))
    if r.random() < sins: words.insert(r.randrange(len(words)), r.choice(SINS))
    if len(words) > 9: words.insert(len(words) // 2, r.choice("，，，、；："))
    return "".join(words) + r.choice("。。。。？！")

def paragraph(r, sins):
    return "".join(sentence(r, sins) for _ in range(r.randint(2, 6)))

def markdown(r, size, sins):
    out, length = [], 0
    while length < size:
        x = r.random()
        if x < 0.12: block = "#" * r.randint(1, 3) + " " + sentence(r, 0)[:-1]
        elif x < 0.62: block = paragraph(r, sins)
        elif x < 0.72: block = "\n".join("- " + sentence(r, sins) for _ in range(r.randint(2, 6)))
        elif x < 0.78: block = "> " + paragraph(r, sins)
        elif x < 0.86:
            words = sentence(r, sins)
            block = f"**{words[:4]}**{words[4:]}见[{r.choice(COMMON)}{r.choice(COMMON)}](https://example.com/{r.randint(1, 9999)})。"
        elif x < 0.92: block = "| 项目 | 说明 |\n| --- | --- |\n" + "\n".join(f"| {r.choice(COMMON)} | {sentence(r, sins)} |" for _ in range(4))
        elif x < 0.97: block = "```swift\n" + "\n".join(f"let value{i} = compute({r.randint(1, 99)})" for i in range(r.randint(2, 8))) + "\n```"
        else: block = "![" + r.choice(COMMON) + "](images/" + str(r.randint(1, 99)) + ".png)"
        out.append(block + "\n\n")
        length += len(block.encode()) + 2
    return "".join(out)

def tree(folder, size, seed):
    """A tree of Markdown files of `size` bytes in all. One sentence in two hundred sins, about as often as the rules find
    something in ordinary prose (70 findings in a megabyte of a weekly's articles)."""
    r, made, number = random.Random(seed), 0, 0
    while made < size:
        text = markdown(r, r.choice([4_000, 9_000, 20_000, 60_000]), SIN).encode()
        path = pathlib.Path(folder) / f"part{number % 24:02}" / f"copy{number:04}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
        made += len(text)
        number += 1
    return made

def line(path, size, seed):
    """A file of one line."""
    r, made = random.Random(seed), 0
    with open(path, "wb") as out:
        while made < size:
            made += out.write(paragraph(r, SIN).encode())

def literals(count, rules):
    """Literal wordings of the built-in rules, longest first words of phrases, one a line."""
    words = set()
    for path in sorted(pathlib.Path(rules).rglob("*.yaml")):
        for text in re.findall(r"[一-鿿]{3,10}", path.read_text(encoding="utf-8")): words.add(text)
    return random.Random(7).sample(sorted(words), count)

def phrases(path, count, seed):
    """A rule file of `count` phrases that hardly occur."""
    r, seen = random.Random(seed), set()
    while len(seen) < count: seen.add("".join(r.choice(HAN) for _ in range(r.randint(3, 6))))
    rows = "\n".join(f"      - {text}" for text in sorted(seen))
    pathlib.Path(path).write_text(f"pack: extra\nrules:\n  - id: extra\n    check: phrase\n    level: warning\n    message: {{zh: 多余, en: extra}}\n    phrases:\n{rows}\n", encoding="utf-8")
