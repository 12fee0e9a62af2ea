"""Words of the first page, and those that several sections use."""

from __future__ import annotations

from surveys.figures.wording import Wording

SHARED = Wording(
    {
        "alliance": ("Alliance", "同盟", "同盟", "동맹"),
        "axis": ("Axis", "軸", "軸", "축"),
        "n": ("n", "n", "n", "n"),
        "interval": ("Interval", "區間", "区間", "구간"),
        "phase": ("Phase", "時期", "時期", "시기"),
        "probability": ("Probability of it", "其機率", "その確率", "그 확률"),
        "to know": ("To know", "注意", "注意", "알아 둘 점"),
        "measure": ("Measure", "指標", "指標", "지표"),
        "value": ("Value", "數值", "値", "값"),
        "of": ("{count} of {n}", "{n} 中的 {count}", "{n}のうち{count}", "{n} 가운데 {count}"),
        "yes": ("yes", "是", "はい", "예"),
        "no": ("no", "否", "いいえ", "아니요"),
        "joined": (", ", "、", "、", ", "),
        "sentence": ("{said}.", "{said}。", "{said}。", "{said}."),
        "colon": ("{name}: {what}", "{name}：{what}", "{name}：{what}", "{name}: {what}"),
        "level": (
            "Intervals have a level of {level} unless another one stands beside them.",
            "除另有註明外，區間的信賴水準為 {level}。",
            "区間の水準は、別に示す場合を除き{level}です。",
            "구간의 수준은 따로 적지 않는 한 {level}입니다.",
        ),
    }
)

FIRST_PAGE = Wording(
    {
        "report": (
            "Report of the round {round}",
            "調查輪次 {round} 報告",
            "調査回 {round} の報告書",
            "조사 차수 {round} 보고서",
        ),
        "simulated": (
            "Simulated data: no expert gave these answers.",
            "模擬資料：這些答案並非出自任何專家。",
            "シミュレーションによるデータ：これらの回答をした専門家はいません。",
            "모의 자료: 이 응답을 한 전문가는 없습니다.",
        ),
        "still open": (
            "Answers can still come in: these results may change.",
            "仍可作答：這些結果可能改變。",
            "回答はまだ受け付け中です。結果は変わることがあります。",
            "아직 응답을 받고 있습니다. 결과는 달라질 수 있습니다.",
        ),
        "not public": (
            "Not for publication: the experts were told that results are published only for groups of at least {least}. Fewer placed: {alliances}.",
            "不得公開發表：已告知專家，結果僅在群體人數達 {least} 人以上時公開。人數不足者：{alliances}。",
            "公表不可：結果は{least}名以上の集団についてのみ公表すると専門家に伝えています。これに満たないもの：{alliances}。",
            "공표 금지: 결과는 {least}명 이상인 집단에 대해서만 공표한다고 전문가에게 알렸습니다. 이에 미치지 못하는 것: {alliances}.",
        ),
        "head simulated": ("SIMULATED DATA", "模擬資料", "シミュレーションデータ", "모의 자료"),
        "asked by": ("Who asks", "調查單位", "実施者", "조사 주체"),
        "contact": ("Contact", "聯絡方式", "連絡先", "연락처"),
        "ethics": ("Ethics approval", "倫理審查核准", "倫理審査の承認", "윤리 심의 승인"),
        "not named": ("not named", "未指明", "記載なし", "적혀 있지 않음"),
        "opened": ("Opened", "開始", "開始", "시작"),
        "closed": ("Closed", "截止", "締切", "마감"),
        "closes": ("Closes", "預定截止", "締切予定", "마감 예정"),
        "state": ("State", "狀態", "状態", "상태"),
        "open": ("open", "進行中", "実施中", "진행 중"),
        "paused": ("paused", "暫停", "一時停止", "일시 중지"),
        "in grace": (
            "closed, in grace",
            "已截止，寬限期中",
            "締切済み、猶予期間中",
            "마감, 유예 기간",
        ),
        "state closed": ("closed", "已截止", "締切済み", "마감됨"),
        "final": ("final", "定案", "確定", "확정"),
        "counted": ("Responses counted", "納入計算的回覆", "集計した回答", "집계한 응답"),
        "form": ("Form of the questionnaire", "問卷版式", "調査票の形式", "설문지 형식"),
        "languages": ("Languages of the questionnaire", "問卷語言", "調査票の言語", "설문지 언어"),
        "version": (
            "Version of the study file",
            "研究檔案版本",
            "研究ファイルの版",
            "연구 파일의 판",
        ),
        "study hash": (
            "SHA-256 of the study file",
            "研究檔案的 SHA-256",
            "研究ファイルの SHA-256",
            "연구 파일의 SHA-256",
        ),
        "preregistration hash": (
            "SHA-256 of the preregistration",
            "事前登錄的 SHA-256",
            "事前登録の SHA-256",
            "사전 등록의 SHA-256",
        ),
        "results hash": (
            "SHA-256 of the results (results.json)",
            "結果（results.json）的 SHA-256",
            "結果（results.json）の SHA-256",
            "결과(results.json)의 SHA-256",
        ),
        "software": ("Software", "軟體", "ソフトウェア", "소프트웨어"),
        "same": (
            "Every number here is one of results.json, rounded for reading.",
            "此處每個數值皆取自 results.json，僅為便於閱讀而四捨五入。",
            "ここに示す数値はすべて results.json のもので、読みやすいように丸めています。",
            "여기의 모든 수치는 results.json의 것이며, 읽기 쉽게 반올림했습니다.",
        ),
    }
)
