"""From what a person typed to plain tokens: case, accents, apostrophes, odd characters and emoji are folded away."""

import re
import unicodedata

TOKEN = re.compile(r"[a-z0-9]+(?:[@$!*|][a-z0-9]+)*|[^\W\da-z_]|[\U0001f300-\U0001faff\u2600-\u27bf]")
"""A word (with a sign for a letter inside, as in `su!cide`), one character of any other script, or a picture."""
APOSTROPHES = re.compile("(?<=[a-z0-9])['’‘`´ʼ](?=[a-z])")
NOT = re.compile(r"\b(is|are|was|were|has|have|had|do|does|did|can|could|will|would|should) ?not\b")
LONGEST = 250
"""So many tokens are read: 200 characters are the most that is asked, and each may be a word."""

DIGITS = str.maketrans("0134578@$!|*", "oieastbasii ")
"""Signs that stand for letters: `su1c1d3`, `d!e`."""
TRADITIONAL = dict(
    zip(
        map(
            ord,
            "殺藥頭嘔寶嬰發喚喉嚨氣緊產後聽聲腫腦語識開車覺夢遊斷醫塗顫兒媽個樣說傷離還過噁劑幾顆歲瘋慮憂鬱來會嗎沒壓難熱燒"
            "軟臉邊癱無話講腎結劇嚴鈣癲癇門從麼這麽點們對給為癥隻總鬧聞滿遺書藍綠紅腸胃吸淺貧爺奶親愛擔時間閉睜燈覺裏裡準妳",
        ),
        "杀药头呕宝婴发唤喉咙气紧产后听声肿脑语识开车觉梦游断医涂颤儿妈个样说伤离还过恶剂几颗岁疯虑忧郁来会吗没压难热烧"
        "软脸边瘫无话讲肾结剧严钙癫痫门从么这么点们对给为症只总闹闻满遗书蓝绿红肠胃吸浅贫爷奶亲爱担时间闭睁灯觉里里准你",
        strict=True,
    )
)
"""Traditional characters as simplified ones, for the words that danger is told in."""


def folded(text: str) -> str:
    """Lower case without accents, apostrophes and what cannot be seen."""
    wide = unicodedata.normalize("NFKD", text).casefold()
    seen = "".join(" " if _is_blank(c) else c for c in wide if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return unicodedata.normalize("NFC", APOSTROPHES.sub("", seen)).translate(TRADITIONAL)


def tokens(text: str) -> list[str]:
    """The words of a text in order; characters of scripts without spaces stand alone."""
    return TOKEN.findall(NOT.sub(_contracted, folded(text)))[:LONGEST]


def _contracted(match: re.Match[str]) -> str:
    """`has not` as `hasnt`, which means the same."""
    return {"can": "cant", "will": "wont"}.get(match[1], f"{match[1]}nt")


def _is_blank(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Zl", "Zp", "Zs", "Cs", "Co", "Cn")


def unleeted(token: str) -> str:
    """The token with its number letters read as letters."""
    return token.translate(DIGITS).replace(" ", "")


def collapsed(token: str) -> str:
    """The token with repeated letters written once."""
    return re.sub(r"(.)\1+", r"\1", token)
