"""What a study calls its alliances, axes and phases in each language."""

from __future__ import annotations

ALLIANCES = {
    "en": ("US–Japan", "US–ROK", "US–Philippines", "US–Australia", "NATO", "US–Thailand"),
    "zh-Hant": ("美日同盟", "美韓同盟", "美菲同盟", "美澳同盟", "北約", "美泰同盟"),
    "ja": ("日米同盟", "米韓同盟", "米比同盟", "米豪同盟", "北大西洋条約機構", "米泰同盟"),
    "ko": (
        "미일 동맹",
        "한미 동맹",
        "미국·필리핀 동맹",
        "미국·호주 동맹",
        "나토",
        "미국·태국 동맹",
    ),
}
AXES = {
    "en": ("Threat agreement", "Cohesion"),
    "zh-Hant": ("對威脅看法的一致程度", "凝聚力"),
    "ja": ("脅威認識の一致", "結束"),
    "ko": ("위협 인식의 일치", "결속력"),
}
PHASES = {
    "en": ("Drifting", "Ironclad", "In danger", "Stable"),
    "zh-Hant": ("漂流期", "鐵板期", "危險期", "平穩期"),
    "ja": ("漂流期", "盤石期", "危険期", "安定期"),
    "ko": ("표류기", "철벽기", "위험기", "평온기"),
}
NOTE = {
    "en": "Simulated data.",
    "zh-Hant": "模擬資料。",
    "ja": "シミュレーションによるデータ。",
    "ko": "모의 자료.",
}
LANGUAGES = tuple(NOTE)
