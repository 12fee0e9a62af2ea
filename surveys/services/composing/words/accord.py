"""Words of the appendix: the reporting items of ACCORD, each in a few words of ours."""

from __future__ import annotations

from surveys.figures.wording import Wording

ACCORD = Wording(
    {
        "heading": (
            "Appendix: reporting items of ACCORD",
            "附錄：ACCORD 報告項目",
            "付録：ACCORD の報告項目",
            "부록: ACCORD 보고 항목",
        ),
        "text": (
            "ACCORD (Gattrell and others 2024) lists what a report of a consensus study should say. The topics are given in our words; the publication has the items themselves.",
            "ACCORD（Gattrell 等人，2024）列出共識研究的報告應說明的事項。以下以我們的文字簡述各主題；項目原文見該文獻。",
            "ACCORD（Gattrell ほか 2024）は、合意形成研究の報告に書くべきことを列挙しています。以下は各主題の要約であり、項目そのものは文献をご覧ください。",
            "ACCORD(Gattrell 외 2024)는 합의 연구 보고에 써야 할 것을 열거합니다. 아래는 주제를 우리 말로 간추린 것이며, 항목 자체는 문헌에 있습니다.",
        ),
        "table": (
            "Where each item is reported",
            "各項目的報告位置",
            "各項目の記載箇所",
            "각 항목이 보고된 곳",
        ),
        "item": ("Item", "項目", "項目", "항목"),
        "topic": ("Topic", "主題", "主題", "주제"),
        "where": ("Reported in", "報告於", "記載箇所", "보고된 곳"),
        "first page": ("First page", "首頁", "最初のページ", "첫 페이지"),
        "authors": (
            "for the authors to say",
            "由作者說明",
            "著者が記すこと",
            "저자가 밝힐 것",
        ),
        "T1": (
            "The title names the method",
            "標題指明方法",
            "題名に方法を示す",
            "제목에 방법을 밝힘",
        ),
        "I1": (
            "Why consensus was sought",
            "採用共識方法的理由",
            "合意形成を選んだ理由",
            "합의 방법을 택한 이유",
        ),
        "I2": ("Aim, readers, region", "目的、讀者與地域", "目的・読者・地域", "목적, 독자, 지역"),
        "I3": ("What it brings up to date", "所更新的前作", "更新の対象", "무엇을 갱신하는지"),
        "M1": ("Registration", "事前登錄", "事前登録", "사전 등록"),
        "M2": (
            "Who directs it, with which expertise",
            "主持者及其專長",
            "実施者とその専門",
            "누가 이끌며 어떤 전문성이 있는지",
        ),
        "M3": (
            "Criteria and number of panellists",
            "小組成員的條件與人數",
            "パネルの基準と人数",
            "패널의 기준과 인원",
        ),
        "M4": ("Recruitment", "招募", "募集", "모집"),
        "M5": ("Role of the public", "公眾的角色", "市民の役割", "일반인의 역할"),
        "M6": ("Where the material came from", "材料的來源", "資料の出所", "자료의 출처"),
        "M7": ("Search of the literature", "文獻檢索", "文献検索", "문헌 검색"),
        "M8": (
            "Evidence shown to panellists",
            "提供給成員的證據",
            "パネルに示した根拠",
            "패널에 제시한 근거",
        ),
        "M9": (
            "How judgements were gathered",
            "蒐集判斷的方法",
            "判断の集め方",
            "판단을 모은 방법",
        ),
        "M10": (
            "Questions and response options",
            "題目與作答選項",
            "質問と選択肢",
            "질문과 응답 선택지",
        ),
        "M11": ("Aim of each step", "各步驟的目的", "各段階の目的", "각 단계의 목적"),
        "M12": ("Definition of consensus", "共識的定義", "合意の定義", "합의의 정의"),
        "M13": ("What was asked again", "再次詢問的題目", "再び尋ねたもの", "다시 물은 것"),
        "M14": (
            "How responses were collected",
            "回覆的蒐集方式",
            "回答の集め方",
            "응답을 모은 방법",
        ),
        "M15": (
            "How responses were processed",
            "回覆的處理方式",
            "回答の処理",
            "응답을 처리한 방법",
        ),
        "M16": ("Piloting", "試測", "予備調査", "예비 조사"),
        "M17": (
            "Feedback to panellists",
            "給成員的回饋",
            "パネルへのフィードバック",
            "패널에 대한 피드백",
        ),
        "M18": ("Anonymity", "匿名性", "匿名性", "익명성"),
        "M19": (
            "Part of those who direct it in decisions",
            "主持者參與決定的情形",
            "実施者の決定への関与",
            "이끄는 이의 결정 참여",
        ),
        "M20": ("Incentives", "誘因", "謝礼", "보상"),
        "M21": (
            "Adaptations for access",
            "無障礙調整",
            "参加しやすくする工夫",
            "접근성을 위한 조정",
        ),
        "R1": ("When it took place", "進行時間", "実施時期", "시행 시기"),
        "R2": (
            "Deviations from the protocol",
            "偏離計畫之處",
            "計画からの逸脱",
            "계획에서 벗어난 점",
        ),
        "R3": (
            "Who took part in each step",
            "各步驟的參與者",
            "各段階の参加者",
            "각 단계의 참여자",
        ),
        "R4": ("Results", "結果", "結果", "결과"),
        "R5": (
            "Items changed or dropped",
            "修改或刪除的題目",
            "変更・削除した項目",
            "바꾸거나 뺀 항목",
        ),
        "D1": ("Strengths and limits", "優點與限制", "長所と限界", "장점과 한계"),
        "D2": ("Agreement with the literature", "與文獻的一致性", "文献との一致", "문헌과의 일치"),
        "O1": ("Endorsing organisations", "支持的組織", "賛同団体", "지지 단체"),
        "O2": ("Conflicts of interest", "利益衝突", "利益相反", "이해 충돌"),
        "O3": ("Funding", "經費來源", "資金", "재정 지원"),
    }
)
